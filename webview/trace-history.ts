/** What was traced before, walked through with the arrow keys as in a terminal. */
import { traceHistoryLimit } from '../extension/protocol/panel-messages.ts';
import type { TraceQuestion } from '../extension/protocol/trace.ts';

export class History {
  #questions: readonly TraceQuestion[] = [];
  #at = 0;
  /** What was being typed when the walk began. */
  #draft: TraceQuestion | undefined;

  /** The latest last. */
  get questions(): readonly TraceQuestion[] {
    return this.#questions;
  }

  set questions(questions: readonly TraceQuestion[]) {
    this.#questions = questions;
    this.#at = questions.length;
  }

  /** A question that was asked before moves to the end. */
  add(question: TraceQuestion): void {
    const same = JSON.stringify(question);
    const others = this.#questions.filter(other => JSON.stringify(other) !== same);
    this.questions = [...others, question].slice(-traceHistoryLimit);
    this.#draft = undefined;
  }

  /** The next walk begins at the latest one again. */
  rewind(): void {
    this.#at = this.#questions.length;
  }

  /** One back (-1) or forth (1); `undefined` at the ends. `typed`: what stands in the box. */
  step(by: -1 | 1, typed: TraceQuestion): TraceQuestion | undefined {
    const last = this.#questions.length;
    if (this.#at === last) this.#draft = typed;
    // What is shown right after it was traced is the latest one; going back means the one before.
    const isLatest = this.#at === last && JSON.stringify(typed) === JSON.stringify(this.#questions.at(-1));
    const next = this.#at + (isLatest && by < 0 ? -2 : by);
    if (next < 0 || next > last) return undefined;
    this.#at = next;
    return next === last ? this.#draft : this.#questions[next];
  }
}
