/**
 * One picture kept up to date: asks again when the server says that something changed, one request at a time, and keeps the last
 * good picture while a syntax error hides a part of it.
 */
import * as vscode from 'vscode';
import type { GraphResult, Scope } from '../../../protocol/graph.ts';
import type { TrafficGraphs } from './traffic-graphs.ts';

export interface FeedSubject {
  /** `undefined`: the whole workspace. */
  readonly uri: string | undefined;
  readonly scope: Scope;
  readonly focus: string | undefined;
  readonly limit: number | undefined;
}

export interface FedGraph {
  readonly graph: GraphResult;
  /** The picture is older than this many syntax errors; 0 for one that is up to date. */
  readonly staleErrors: number;
}

export class GraphFeed implements vscode.Disposable {
  readonly #graphs: TrafficGraphs;
  readonly #fed = new vscode.EventEmitter<FedGraph>();
  readonly #failed = new vscode.EventEmitter<string>();
  readonly #subscription: vscode.Disposable;
  #subject: FeedSubject | undefined;
  #last: FedGraph | undefined;
  #isAsking = false;
  #isDirty = false;
  #isPaused = true;
  #isDisposed = false;

  readonly onDidFeed = this.#fed.event;
  readonly onDidFail = this.#failed.event;

  constructor(graphs: TrafficGraphs) {
    this.#graphs = graphs;
    this.#subscription = graphs.onDidChange(() => this.#pull());
  }

  get last(): FedGraph | undefined {
    return this.#last;
  }

  /** What the picture is of. The last good picture of something else is of no use. */
  show(subject: FeedSubject): void {
    this.#subject = subject;
    this.#last = undefined;
    this.#pull();
  }

  /** A picture that nobody sees is not asked for. */
  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused;
    if (!isPaused && this.#isDirty) this.#pull();
  }

  /** Takes what there is, also with syntax errors. */
  refresh(): void {
    this.#last = undefined;
    this.#pull();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscription.dispose();
    this.#fed.dispose();
    this.#failed.dispose();
  }

  #pull(): void {
    this.#isDirty = true;
    if (this.#isAsking || this.#isPaused || !this.#subject || this.#isDisposed) return;
    this.#isAsking = true;
    void this.#ask().finally(() => {
      this.#isAsking = false;
      if (this.#isDirty) this.#pull();
    });
  }

  async #ask(): Promise<void> {
    this.#isDirty = false;
    const subject = this.#subject!;
    const { uri, scope, focus, limit } = subject;
    const before = this.#last;
    try {
      const graph = await this.#graphs.graph({
        scope,
        ...(uri === undefined ? {} : { textDocument: { uri } }),
        ...(focus === undefined ? {} : { focus }),
        ...(limit === undefined ? {} : { limit }),
        ...(before ? { watched: [...new Set(before.graph.nodes.flatMap(node => node.file ?? []))] } : {}),
      });
      // Somebody asked for another picture, or for a fresh one, in the meantime; that answer is on its way.
      if (this.#isDisposed || subject !== this.#subject || before !== this.#last) return;
      const isWorse = before !== undefined && graph.syntaxErrors > before.graph.syntaxErrors;
      this.#last = isWorse ? { graph: before.graph, staleErrors: graph.syntaxErrors } : { graph, staleErrors: 0 };
      this.#fed.fire(this.#last);
    } catch (error) {
      if (!this.#isDisposed) this.#failed.fire(error instanceof Error ? error.message : String(error));
    }
  }
}
