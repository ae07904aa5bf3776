/** Which nodes and edges of a picture a traced request passes, so that its way can be lit up there. */
import { objectId } from '../graph/builder.ts';
import type { NodeId, TrafficEdge, TrafficGraph } from '../graph/traffic-graph.ts';
import type { View } from '../index/view.ts';
import { parseAddress } from '../net/address.ts';
import type { Place } from '../yaml/syntax.ts';
import type { TraceRequest } from './request.ts';
import type { Hop, Trace } from './result.ts';

export interface LitPath {
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<string>;
  /** In step with the hops: the node where each is decided; `undefined` for what the picture does not show. */
  readonly hopNodes: readonly (NodeId | undefined)[];
}

/** Hops that are told by what they are, not by the node that they stand at. */
const unlit: ReadonlySet<Hop['kind']> = new Set(['client', 'dns', 'alternative', 'failure']);

/** `graph` may show less than the trace passes, or nothing of it. */
export function litPath(view: View, graph: TrafficGraph, request: TraceRequest, trace: Trace): LitPath {
  const byId = new Map(graph.nodes.map(node => [node.id, node]));
  const nodes = new Set<NodeId>();
  const edges = new Set<string>();
  const hopNodes = trace.hops.map(hop => nodeOf(view, graph, hop));
  trace.hops.forEach((hop, i) => {
    const node = hopNodes[i];
    if (node !== undefined && !unlit.has(hop.kind)) nodes.add(node);
  });
  const [first] = nodes;
  const places = trace.hops.flatMap(hop => (hop.place && hop.kind !== 'alternative' ? [hop.place] : []));
  const touches = (edge: TrafficEdge, among: readonly Place[]): boolean =>
    (graph.places.get(edge.id) ?? []).some(own => among.some(place => overlap(own, place)));
  const light = (edge: TrafficEdge): void => {
    edges.add(edge.id);
    nodes.add(edge.from);
    nodes.add(edge.to);
  };

  lightBetween();
  trace.hops.forEach((hop, i) => {
    if (hop.kind === 'failure') hopNodes[i] = lightFailure(hop) ?? lastBefore(i);
  });
  const start = first === undefined ? undefined : lightStart(first);
  return { nodes, edges, hopNodes: hopNodes.map((node, i) => (trace.hops[i]!.kind === 'client' ? start : node)) };

  /** Where the request was before a hop. */
  function lastBefore(at: number): NodeId | undefined {
    return hopNodes.reduce(
      (last, node, i) => (i < at && !unlit.has(trace.hops[i]!.kind) ? (node ?? last) : last),
      undefined,
    );
  }

  /** Of several edges between two nodes, one for each port, those of the ports that are passed. */
  function lightBetween(): void {
    const groups = new Map<string, TrafficEdge[]>();
    for (const edge of graph.edges) {
      if (edge.kind === 'call' || !nodes.has(edge.from) || !nodes.has(edge.to)) continue;
      const ends = `${edge.from}→${edge.to}`;
      groups.set(ends, [...(groups.get(ends) ?? []), edge]);
    }
    for (const group of groups.values()) {
      const passed = group.filter(edge => touches(edge, places));
      for (const edge of passed.length > 0 ? passed : group) light(edge);
    }
  }

  /** What is missing is drawn at the end of an edge that does not get there. Answers that node. */
  function lightFailure({ place }: Hop): NodeId | undefined {
    if (!place) return undefined;
    const failing = graph.edges.filter(
      edge => edge.verdict !== 'open' && edge.kind !== 'call' && nodes.has(edge.from) && touches(edge, [place]),
    );
    for (const edge of failing) light(edge);
    return failing[0]?.to;
  }

  /** The client and the address that it connects to. Answers the client. */
  function lightStart(entry: NodeId): NodeId | undefined {
    const { from, host, port } = request;
    if (typeof from === 'object') {
      const caller = `${from.kind}/${from.namespace}/${from.name}`;
      if (!byId.has(caller)) return undefined;
      nodes.add(caller);
      for (const edge of graph.edges)
        if (edge.from === caller && edge.to === entry && edge.kind === 'call') light(edge);
      return caller;
    }
    const entries = graph.edges.filter(edge => edge.to === entry && edge.kind === 'entry');
    const direct = entries.filter(edge => byId.get(edge.from)?.column === 'client');
    for (const edge of direct) light(edge);
    if (direct.length > 0) return direct[0]!.from;
    const target = request.address ?? host ?? '';
    const named = entries.filter(({ from: id }) => {
      const name = byId.get(id)?.name;
      return name === target || name === `node:${port}`;
    });
    const isAddress = parseAddress(target) !== undefined;
    const likely = entries.filter(edge => (byId.get(edge.from)?.kind === 'dns-name') !== isAddress);
    const fitting = named.length > 0 ? named : likely;
    const passed = fitting.filter(edge => touches(edge, places));
    const [meant] = passed.length > 0 ? passed : fitting;
    if (!meant) return undefined;
    light(meant);
    const clients = graph.edges.filter(edge => edge.to === meant.from && edge.kind === 'address');
    for (const edge of clients) light(edge);
    return clients[0]?.from;
  }
}

/** The node of the object, or of the part of it that is written where the hop is decided. */
function nodeOf(view: View, graph: TrafficGraph, { object, place }: Hop): NodeId | undefined {
  const id = object && objectId(view, object);
  const isOwn = (node: NodeId): boolean => id === undefined || node === id || node.startsWith(`${id}/`);
  let best: { id: NodeId; size: number } | undefined;
  let exact: NodeId | undefined;
  for (const node of graph.nodes) {
    if (!isOwn(node.id)) continue;
    if (node.id === id) exact = node.id;
    for (const own of place ? (graph.places.get(node.id) ?? []) : []) {
      const size = own.end - own.start;
      if (overlap(own, place!) && (!best || size < best.size)) best = { id: node.id, size };
    }
  }
  return best?.id ?? exact;
}

function overlap(a: Place, b: Place): boolean {
  return a.document === b.document && a.start < b.end && b.start < a.end;
}
