/** `trafficPath/graph` and what belongs to it: places, the nodes at a position, the details of a node, and the news of a change. */

import type { Analysis } from '../../core/analysis.ts';
import { limitGraph } from '../../core/graph/limit.ts';
import { graphOf, printGraph } from '../../core/graph/print.ts';
import type { ScopeRequest } from '../../core/graph/scope.ts';
import type { TrafficGraph } from '../../core/graph/traffic-graph.ts';
import type { Snapshot } from '../../core/index/snapshot.ts';
import {
  detailsRequest,
  type GraphParams,
  type GraphResult,
  graphChangedNotification,
  graphRequest,
  type IdParams,
  type NodeDetails,
  type NodesAtParams,
  nodesAtRequest,
  placeRequest,
} from '../../protocol/graph.ts';
import type { ServerContext } from '../context.ts';
import type { Feature } from '../features.ts';
import { offsetOf } from '../from-lsp.ts';
import { detailsOf, locationsOf, nodesAt } from './graph-details.ts';

/** As many panels as somebody may have open. */
const rememberedRequests = 8;

export const graph: Feature = {
  register(connection, context) {
    const graphs = new Graphs();
    let wantsNews = false;
    connection.onRequest(
      graphRequest,
      context.answer('graph', (params: GraphParams | null) => {
        if (!wantsNews) {
          wantsNews = true;
          context.onChecked(() => void connection.sendNotification(graphChangedNotification));
        }
        return answerGraph(params ?? {}, graphs, context);
      }),
    );
    connection.onRequest(
      placeRequest,
      context.answer('place', ({ id }: IdParams) => {
        const analysis = context.analysis();
        return locationsOf(graphs.holding(analysis, id), id, context.toLsp(analysis));
      }),
    );
    connection.onRequest(
      nodesAtRequest,
      context.answer('nodesAt', ({ textDocument, position }: NodesAtParams) => {
        const requested = context.fileOf(textDocument.uri);
        if (!requested) return [];
        const { analysis, file, source } = requested;
        return nodesAt(analysis, graphs.all(analysis), file, offsetOf(source, position));
      }),
    );
    connection.onRequest(
      detailsRequest,
      context.answer('details', ({ id }: IdParams): NodeDetails => {
        const analysis = context.analysis();
        return detailsOf(analysis, graphs.holding(analysis, id), id, context.toLsp(analysis), context.client.locale);
      }),
    );
  },
};

function answerGraph(params: GraphParams, graphs: Graphs, context: ServerContext): GraphResult {
  const analysis = context.analysis();
  const file = params.textDocument && context.fileIdOf(params.textDocument.uri);
  const request: ScopeRequest = {
    scope: params.scope ?? (file === undefined ? 'workspace' : 'component'),
    file,
    focus: params.focus,
  };
  const printed = printGraph(analysis, graphs.of(analysis, request), context.client.locale);
  const shown = params.limit === undefined ? printed : limitGraph(printed, params.limit);
  const files = new Set(printed.nodes.flatMap(node => node.file ?? []));
  if (file !== undefined) files.add(file);
  for (const uri of params.watched ?? []) files.add(context.fileIdOf(uri));
  return {
    ...shown,
    nodes: shown.nodes.map(node => (node.file === undefined ? node : { ...node, file: context.uriOf(node.file) })),
    total: printed.nodes.length,
    syntaxErrors: [...files].reduce((sum, id) => sum + syntaxErrorsOf(analysis, id), 0),
  };
}

function syntaxErrorsOf(analysis: Analysis, file: string): number {
  return (
    analysis
      .sourceFile(file)
      ?.documents.reduce(
        (sum, document) => sum + document.problems.filter(problem => problem.kind !== 'duplicate-key').length,
        0,
      ) ?? 0
  );
}

/** The graphs of the newest state, made again when somebody asks for them after a change. */
class Graphs {
  #snapshot: Snapshot | undefined;
  #built = new Map<string, TrafficGraph>();
  readonly #requests = new Map<string, ScopeRequest>();

  of(analysis: Analysis, request: ScopeRequest): TrafficGraph {
    if (this.#snapshot !== analysis.snapshot) {
      this.#snapshot = analysis.snapshot;
      this.#built = new Map();
    }
    const key = JSON.stringify([request.scope, request.file, request.focus]);
    this.#requests.delete(key);
    this.#requests.set(key, request);
    for (const oldest of this.#requests.keys()) {
      if (this.#requests.size <= rememberedRequests) break;
      this.#requests.delete(oldest);
      this.#built.delete(oldest);
    }
    let built = this.#built.get(key);
    if (!built) {
      built = graphOf(analysis, request);
      this.#built.set(key, built);
    }
    return built;
  }

  /** Every graph that was asked for lately, the latest first. */
  all(analysis: Analysis): TrafficGraph[] {
    return [...this.#requests.values()].map(request => this.of(analysis, request)).reverse();
  }

  /** A graph that holds a node or edge; the one of the whole workspace if none does. */
  holding(analysis: Analysis, id: string): TrafficGraph {
    const holds = (candidate: TrafficGraph): boolean =>
      candidate.nodes.some(node => node.id === id) || candidate.edges.some(edge => edge.id === id);
    return (
      this.all(analysis).find(holds) ?? this.of(analysis, { scope: 'workspace', file: undefined, focus: undefined })
    );
  }
}
