/** The pictures that somebody asked for lately, kept for the questions that follow about their nodes. */
import type { Analysis } from '../../core/analysis.ts';
import { graphOf } from '../../core/graph/print.ts';
import type { ScopeRequest } from '../../core/graph/scope.ts';
import type { TrafficGraph } from '../../core/graph/traffic-graph.ts';
import type { Snapshot } from '../../core/index/snapshot.ts';

/** As many panels as somebody may have open. */
const rememberedRequests = 8;

/** The graphs of the newest state, made again when somebody asks for them after a change. */
export class Graphs {
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
