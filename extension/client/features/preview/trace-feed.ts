/** One traced request kept up to date: asked again after each change, one request at a time, the latest question wins. */
import * as vscode from 'vscode';
import type { TracePathParams, TracePathResult, TraceQuestion } from '../../../protocol/trace.ts';
import type { TrafficGraphs } from './traffic-graphs.ts';

export interface FedTrace {
  readonly question: TraceQuestion;
  readonly result: TracePathResult;
}

export class TraceFeed implements vscode.Disposable {
  readonly #graphs: TrafficGraphs;
  readonly #picture: () => Pick<TracePathParams, 'textDocument' | 'scope' | 'focus'>;
  readonly #fed = new vscode.EventEmitter<FedTrace>();
  readonly #failed = new vscode.EventEmitter<string>();
  #question: TraceQuestion | undefined;
  #last: FedTrace | undefined;
  #isAsking = false;
  #isDirty = false;

  readonly onDidFeed = this.#fed.event;
  readonly onDidFail = this.#failed.event;

  /** `picture`: what the path is to be lit up in. */
  constructor(graphs: TrafficGraphs, picture: () => Pick<TracePathParams, 'textDocument' | 'scope' | 'focus'>) {
    this.#graphs = graphs;
    this.#picture = picture;
  }

  get last(): FedTrace | undefined {
    return this.#last;
  }

  ask(question: TraceQuestion | undefined): void {
    this.#question = question;
    this.#last = undefined;
    this.refresh();
  }

  /** Asks again where something was asked. */
  refresh(): void {
    this.#isDirty = this.#question !== undefined;
    if (!this.#isDirty || this.#isAsking) return;
    this.#isAsking = true;
    void this.#ask().finally(() => {
      this.#isAsking = false;
      if (this.#isDirty) this.refresh();
    });
  }

  dispose(): void {
    this.#question = undefined;
    this.#isDirty = false;
    this.#fed.dispose();
    this.#failed.dispose();
  }

  async #ask(): Promise<void> {
    this.#isDirty = false;
    const question = this.#question!;
    try {
      const result = await this.#graphs.tracePath({ ...question, ...this.#picture() });
      if (question !== this.#question) return;
      this.#last = { question, result };
      this.#fed.fire(this.#last);
    } catch (error) {
      if (question === this.#question) this.#failed.fire(error instanceof Error ? error.message : String(error));
    }
  }
}
