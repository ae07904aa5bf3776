/** Asks the server for pictures, and tells when an earlier answer may no longer be true. */
import * as vscode from 'vscode';
import {
  detailsRequest,
  type GraphLocation,
  type GraphParams,
  type GraphResult,
  graphChangedNotification,
  graphRequest,
  type NodeDetails,
  nodesAtRequest,
  placeRequest,
} from '../../../protocol/graph.ts';
import { type TracePathParams, type TracePathResult, tracePathRequest } from '../../../protocol/trace.ts';
import type { Session } from '../../session.ts';

export class TrafficGraphs implements vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    session.onNewClient(client => client.onNotification(graphChangedNotification, () => this.#changed.fire()));
    // A new server knows nothing of who wants to be told.
    this.#subscription = session.onDidChangeState(state => {
      if (state === 'running') this.#changed.fire();
    });
  }

  graph(params: GraphParams): Promise<GraphResult> {
    return this.#ask(graphRequest, params);
  }

  places(id: string): Promise<GraphLocation[]> {
    return this.#ask(placeRequest, { id });
  }

  details(id: string): Promise<NodeDetails> {
    return this.#ask(detailsRequest, { id });
  }

  tracePath(params: TracePathParams): Promise<TracePathResult> {
    return this.#ask(tracePathRequest, params);
  }

  /** Ids of what is written at a position, the innermost first. */
  nodesAt(uri: vscode.Uri, { line, character }: vscode.Position): Promise<string[]> {
    return this.#ask(nodesAtRequest, { textDocument: { uri: uri.toString() }, position: { line, character } });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #ask<R>(method: string, params: unknown): Promise<R> {
    const client = await this.#session.start();
    return client.sendRequest<R>(method, params);
  }
}

export function toRange({ range: { start, end } }: GraphLocation): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
