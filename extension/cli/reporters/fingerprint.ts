/** Recognises a finding after lines were added or removed elsewhere, so that services do not show it as new. */
import { createHash } from 'node:crypto';
import { LineIndex } from '../../core/text/line-index.ts';
import type { ReportedFinding } from '../report.ts';

export class Fingerprints {
  readonly #textOf: (file: string) => string;
  readonly #lines = new Map<string, { text: string; index: LineIndex }>();
  readonly #seen = new Map<string, number>();

  constructor(textOf: (file: string) => string) {
    this.#textOf = textOf;
  }

  /**
   * Of the rule, the file, the object and the line's text; findings that agree in all of them are told apart by their order. Not of
   * line numbers and not of messages, which differ by language.
   */
  of({ rule, file, range, object }: ReportedFinding): string {
    const { text, index } = this.#source(file);
    const line = text.slice(index.lineStart(range.start.line - 1), index.lineStart(range.start.line)).trim();
    const identity = JSON.stringify([rule, file, object?.kind, object?.namespace, object?.name, line.slice(0, 1000)]);
    const occurrence = this.#seen.get(identity) ?? 0;
    this.#seen.set(identity, occurrence + 1);
    return createHash('sha256').update(`${identity}:${occurrence}`).digest('hex');
  }

  #source(file: string): { text: string; index: LineIndex } {
    let source = this.#lines.get(file);
    if (!source) {
      const text = this.#textOf(file);
      source = { text, index: new LineIndex(text) };
      this.#lines.set(file, source);
    }
    return source;
  }
}
