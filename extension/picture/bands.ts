/** Splits a graph into groups that have nothing to do with each other, to be drawn below one another. */
import type { PrintedEdge, PrintedGraph, PrintedNode } from '../core/graph/print.ts';
import type { DrawnEdge } from './layout-input.ts';

export interface Band {
  readonly nodes: readonly PrintedNode[];
  readonly edges: readonly DrawnEdge[];
}

/** Everybody's client would tie everything together: each group gets a client of its own, `outside#<first node>`. */
export function splitClients(graph: PrintedGraph): { nodes: PrintedNode[]; edges: PrintedEdge[] } {
  const clients = new Map(graph.nodes.filter(node => node.column === 'client').map(node => [node.id, node]));
  const others = graph.nodes.filter(node => !clients.has(node.id));
  const groups = components(others, graph.edges);
  const first = new Map<string, string>();
  for (const node of others) {
    const group = groups(node.id);
    if (!first.has(group)) first.set(group, node.id);
  }
  const copies = new Map<string, PrintedNode>();
  const edges = graph.edges.map(edge => {
    const client = clients.get(edge.from);
    if (!client) return edge;
    const id = `${client.id}#${first.get(groups(edge.to)) ?? edge.to}`;
    if (!copies.has(id)) copies.set(id, { ...client, id });
    return { ...edge, from: id };
  });
  return { nodes: [...copies.values(), ...others], edges };
}

/** What clients from outside reach comes first, what nobody is known to reach last. */
function entrance({ nodes }: Band): number {
  if (nodes.some(node => node.kind === 'outside')) return 0;
  return nodes.some(node => node.kind === 'in-cluster') ? 1 : 2;
}

/**
 * Connected groups: those that were on the screen in the order they had there, new ones below by who reaches them, then by their
 * first node.
 */
export function bandsOf(
  nodes: readonly PrintedNode[],
  edges: readonly DrawnEdge[],
  formerY: ReadonlyMap<string, number>,
): Band[] {
  const groups = components(nodes, edges);
  const bands = new Map<string, { nodes: PrintedNode[]; edges: DrawnEdge[]; y: number }>();
  for (const node of nodes) {
    const id = groups(node.id);
    const band = bands.get(id) ?? { nodes: [], edges: [], y: Number.POSITIVE_INFINITY };
    band.nodes.push(node);
    band.y = Math.min(band.y, formerY.get(node.id) ?? Number.POSITIVE_INFINITY);
    bands.set(id, band);
  }
  for (const edge of edges) bands.get(groups(edge.to))?.edges.push(edge);
  return [...bands.values()].sort((a, b) => (a.y === b.y ? entrance(a) - entrance(b) : a.y - b.y));
}

/** Node id to the id that stands for its group. Union–find; edges to nodes that are not listed are passed over. */
function components(
  nodes: readonly { id: string }[],
  edges: readonly { from: string; to: string }[],
): (id: string) => string {
  const parent = new Map(nodes.map(node => [node.id, node.id]));
  const find = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) {
      // Every other step shortens the way for the next question.
      const afterNext = parent.get(next)!;
      parent.set(root, afterNext);
      root = afterNext;
    }
    return root;
  };
  for (const edge of edges) {
    if (parent.has(edge.from) && parent.has(edge.to)) parent.set(find(edge.from), find(edge.to));
  }
  return find;
}
