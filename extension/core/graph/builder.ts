/** Collects nodes and edges, each id once, and remembers the places behind them. */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Resource } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';
import type { NodeId, TrafficEdge, TrafficGraph, TrafficNode, Verdict } from './traffic-graph.ts';

export type NodeInput = Pick<TrafficNode, 'id' | 'kind' | 'column' | 'name'> & Partial<TrafficNode>;
export type EdgeInput = Pick<TrafficEdge, 'from' | 'to' | 'kind' | 'label'> & Partial<TrafficEdge>;

/** From good to bad. */
const verdicts: readonly Verdict[] = ['open', 'unknown', 'blocked', 'broken'];

export class GraphBuilder {
  readonly view: View;
  readonly #nodes = new Map<NodeId, TrafficNode>();
  readonly #edges = new Map<string, TrafficEdge>();
  readonly #places = new Map<string, Place[]>();

  constructor(view: View) {
    this.view = view;
  }

  has(id: NodeId): boolean {
    return this.#nodes.has(id);
  }

  /** Adds a node once; a second call with the same id adds places only. Answers the id. */
  node(input: NodeInput, ...places: readonly (Place | undefined)[]): NodeId {
    if (!this.#nodes.has(input.id)) {
      this.#nodes.set(input.id, {
        objectKind: '',
        namespace: undefined,
        state: 'present',
        detail: '',
        explanation: [],
        file: places[0]?.document.file,
        problems: { errors: 0, warnings: 0, infos: 0 },
        ...input,
      });
    }
    this.#remember(input.id, places);
    return input.id;
  }

  /** Adds an edge once per ends, kind and label; of several opinions about it the worst counts. */
  edge(input: EdgeInput, ...places: readonly (Place | undefined)[]): void {
    const id = `${input.from}→${input.to}#${input.kind}:${input.label}`;
    const known = this.#edges.get(id);
    const edge: TrafficEdge = { id, layer: 'L4', tls: false, verdict: 'open', evidence: [], ...input };
    if (!known || verdicts.indexOf(edge.verdict) > verdicts.indexOf(known.verdict)) this.#edges.set(id, edge);
    this.#remember(id, places);
  }

  build(): TrafficGraph {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()], places: this.#places };
  }

  #remember(id: string, places: readonly (Place | undefined)[]): void {
    const known = this.#places.get(id) ?? [];
    for (const place of places) if (place && !known.includes(place)) known.push(place);
    if (known.length > 0) this.#places.set(id, known);
  }
}

/**
 * `Service/shop/web`: the id of the node of an object. Variants of it, as overlays for several environments have them, are told
 * apart by their files: `Service/shop/web@overlays/test/web.yaml`, all but the first.
 */
export function objectId(view: View, resource: Resource): NodeId {
  const name = knownValue(resource.name);
  const namespace = view.namespaceOf(resource);
  const id = idOf(resource.kind, namespace ?? '?', name ?? `line ${resource.place.start}`);
  if (name === undefined || namespace === undefined) return id;
  const [first] = view
    .lookup(keys.named(view.setOf(resource), resource.type, namespace, name))
    .filter(other => other.kind === resource.kind);
  const { file } = resource.place.document;
  return !first || first.place.document.file === file ? id : `${id}@${file}`;
}

export function idOf(kind: string, namespace: string, name: string): NodeId {
  return `${kind}/${namespace}/${name}`;
}
