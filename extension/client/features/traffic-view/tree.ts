/** The picture as a tree: from every client along the traffic to what answers. No editor types, so that it is easily tested. */
import type { PrintedEdge, PrintedGraph, PrintedNode } from '../../../protocol/graph.ts';

export interface TrafficItem {
  readonly node: PrintedNode;
  /** The hop by which the item above leads here; several ports make several edges. */
  readonly edges: readonly PrintedEdge[];
  /** Ids from the root to here, by which the item is known. */
  readonly path: readonly string[];
  readonly hasChildren: boolean;
}

/** Clients; and whatever nothing leads to. */
export function rootItems(graph: PrintedGraph): TrafficItem[] {
  const reached = new Set(graph.edges.map(edge => edge.to));
  return graph.nodes
    .filter(node => node.column === 'client' || !reached.has(node.id))
    .map(node => item(graph, node, [], []));
}

export function childItems(graph: PrintedGraph, parent: TrafficItem): TrafficItem[] {
  const byNode = new Map<string, PrintedEdge[]>();
  for (const edge of graph.edges) {
    if (edge.from === parent.node.id) byNode.set(edge.to, [...(byNode.get(edge.to) ?? []), edge]);
  }
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  return [...byNode].flatMap(([id, edges]) => {
    const node = nodes.get(id);
    return node ? [item(graph, node, edges, parent.path)] : [];
  });
}

function item(
  graph: PrintedGraph,
  node: PrintedNode,
  edges: readonly PrintedEdge[],
  above: readonly string[],
): TrafficItem {
  // Workloads may call each other in a circle; the tree ends where one comes up again.
  const isCircle = above.includes(node.id);
  return {
    node,
    edges,
    path: [...above, node.id],
    hasChildren: !isCircle && graph.edges.some(edge => edge.from === node.id),
  };
}

/** Ports and verdicts of a hop, then what the node says of itself: `80 → http (8080) · ×2`. */
export function descriptionOf({ node, edges }: TrafficItem): string {
  const labels = edges.map(edge => edge.label).filter(label => label !== '');
  return [labels.join(', '), node.detail].filter(part => part !== '').join(' · ');
}

export type Trouble = 'error' | 'warning' | 'unknown' | undefined;

export function troubleOf({ node, edges }: TrafficItem): Trouble {
  if (node.state === 'ghost' || node.problems.errors > 0) return 'error';
  if (edges.some(edge => edge.verdict === 'broken' || edge.verdict === 'blocked')) return 'error';
  if (node.problems.warnings > 0) return 'warning';
  return node.state === 'unknown' || edges.some(edge => edge.verdict === 'unknown') ? 'unknown' : undefined;
}
