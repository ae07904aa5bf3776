/** Cuts a large picture down to a number of nodes that can be looked at, without hiding what is wrong. */
import type { PrintedGraph, PrintedNode } from './print.ts';

/**
 * At most `limit` nodes, in their order, with the edges between them. Nodes with errors or warnings, the ends of edges that are not
 * open, and the direct neighbours of both are kept in any case, also above the limit; the rest is filled up from the front.
 */
export function limitGraph<G extends PrintedGraph>(graph: G, limit: number): G {
  if (graph.nodes.length <= limit) return graph;
  const troubled = new Set<string>();
  for (const node of graph.nodes) if (isTroubled(node)) troubled.add(node.id);
  for (const { from, to, verdict } of graph.edges) {
    if (verdict !== 'broken' && verdict !== 'blocked') continue;
    troubled.add(from);
    troubled.add(to);
  }
  const kept = new Set(troubled);
  for (const { from, to } of graph.edges) {
    // Everybody's client is a neighbour of nearly everything; it must not pull its other neighbours in.
    if (troubled.has(to)) kept.add(from);
    if (troubled.has(from) && !isClient(from)) kept.add(to);
  }
  for (const group of inGroups(graph)) {
    if (kept.size >= limit) break;
    for (const id of group) {
      if (kept.size >= limit) break;
      kept.add(id);
    }
  }
  return {
    ...graph,
    nodes: graph.nodes.filter(node => kept.has(node.id)),
    edges: graph.edges.filter(edge => kept.has(edge.from) && kept.has(edge.to)),
  };
}

function isTroubled(node: PrintedNode): boolean {
  return node.state === 'ghost' || node.problems.errors > 0 || node.problems.warnings > 0;
}

function isClient(id: string): boolean {
  return id === 'outside' || id === 'in-cluster';
}

/** Nodes with what they are connected to, clients aside, so that chains stay whole up to the last one. */
function inGroups(graph: PrintedGraph): Set<string>[] {
  const neighbours = new Map<string, string[]>();
  const add = (a: string, b: string): void => {
    const list = neighbours.get(a);
    if (list) list.push(b);
    else neighbours.set(a, [b]);
  };
  for (const { from, to } of graph.edges) {
    add(to, from);
    if (!isClient(from)) add(from, to);
  }
  const seen = new Set<string>();
  const groups: Set<string>[] = [];
  for (const { id } of graph.nodes) {
    if (seen.has(id) || isClient(id)) continue;
    const group = new Set<string>([id]);
    for (const member of group) {
      seen.add(member);
      if (!isClient(member)) for (const next of neighbours.get(member) ?? []) group.add(next);
    }
    groups.push(group);
  }
  return groups;
}
