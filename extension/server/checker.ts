/**
 * Decides what is checked when: open documents first, in portions of 10 ms, always on the newest text. What was begun on an older
 * one is given up; the documents that were checked until then stay checked.
 */
import type { Analysis } from '../core/analysis.ts';
import type { FileId } from '../core/yaml/syntax.ts';
import type { Activity } from './activity.ts';
import { nextTurn, runInSlices } from './slices.ts';
import type { AnalysisState } from './state.ts';

export interface CheckerPort {
  /** Open files in the order in which they are to be checked. */
  openFiles(): Iterable<FileId>;
  /** Files of a folder that is not read to the end yet would miss what stands in the rest. */
  isReady(file: FileId): boolean;
  /** Closed files wait while any folder is being read. */
  isScanning(): boolean;
  /** Tells the client about a checked file, or about one that is gone. */
  publish(analysis: Analysis, file: FileId): void;
  /** Everything that could be checked has been. */
  onChecked(): void;
  reportError(what: string, error: unknown): void;
}

/** However long the last check took, a pause for more typing ends after this many milliseconds. */
const longestPause = 30;
/** A check that takes no longer than this is not worth a pause. */
const noPauseBelow = 10;

export class Checker {
  readonly #activity: Activity;
  readonly #port: CheckerPort;
  #state: AnalysisState | undefined;
  #isScheduled = false;
  #lastMilliseconds = 0;

  constructor(activity: Activity, port: CheckerPort) {
    this.#activity = activity;
    this.#port = port;
  }

  /** Sees to it that everything that is stale, now or until then, is checked soon. */
  schedule(state: AnalysisState): void {
    this.#state = state;
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#activity.begin();
    const pause = this.#lastMilliseconds < noPauseBelow ? 0 : Math.min(this.#lastMilliseconds, longestPause);
    const wait = pause === 0 ? nextTurn() : new Promise(resolve => setTimeout(resolve, pause));
    void wait
      .then(() => runInSlices(this.#work(state)))
      .then(({ milliseconds }) => {
        this.#lastMilliseconds = milliseconds;
        this.#port.onChecked();
      })
      .catch(error => this.#port.reportError('check', error))
      .finally(() => {
        this.#isScheduled = false;
        this.#activity.end();
      });
  }

  /** Checks what had to wait, once it need not any longer. */
  resume(): void {
    if (this.#state) this.schedule(this.#state);
  }

  *#work(state: AnalysisState): Generator<void> {
    for (;;) {
      const analysis = state.current();
      const file = this.#next(state.stale);
      if (file === undefined) return;
      try {
        const { generation } = state;
        for (const _ of analysis.check(file)) {
          yield;
          if (state.generation !== generation) break;
        }
        if (state.generation !== generation) continue;
        state.stale.delete(file);
        this.#port.publish(analysis, file);
      } catch (error) {
        state.stale.delete(file);
        this.#port.reportError(file, error);
      }
      yield;
    }
  }

  #next(stale: ReadonlySet<FileId>): FileId | undefined {
    if (stale.size === 0) return undefined;
    for (const file of this.#port.openFiles()) if (stale.has(file) && this.#port.isReady(file)) return file;
    if (this.#port.isScanning()) return undefined;
    for (const file of stale) return file;
    return undefined;
  }
}
