/** What a filter leaves of a graph. Pure. */
import type { PrintedGraph, PrintedNode } from '../extension/protocol/graph.ts';
import type { PanelFilters } from '../extension/protocol/panel-messages.ts';

export const noFilters: PanelFilters = { text: '', hiddenKinds: [], namespace: '', onlyProblems: false };

export function isFiltering(filters: PanelFilters): boolean {
  return filters.hiddenKinds.length > 0 || filters.namespace !== '' || filters.onlyProblems;
}

export function hasProblems(node: PrintedNode): boolean {
  return node.problems.errors > 0 || node.problems.warnings > 0 || node.state === 'ghost';
}

/**
 * Nodes of hidden kinds go. A namespace, and "problems only", keep the whole ways through the nodes they mean: a Service without
 * what leads to it says little.
 */
export function filterGraph(graph: PrintedGraph, filters: PanelFilters): PrintedGraph {
  if (!isFiltering(filters)) return graph;
  let kept: ReadonlySet<string> | undefined;
  const keep = (nodes: ReadonlySet<string>): void => {
    kept = kept ? new Set([...kept].filter(id => nodes.has(id))) : nodes;
  };
  if (filters.namespace !== '')
    keep(through(graph, idsOf(graph.nodes.filter(node => node.namespace === filters.namespace))));
  if (filters.onlyProblems) {
    const ids = idsOf(graph.nodes.filter(hasProblems));
    for (const { from, to, verdict } of graph.edges)
      if (verdict === 'broken' || verdict === 'blocked') ids.push(from, to);
    keep(through(graph, ids));
  }
  const nodes = graph.nodes.filter(node => (kept?.has(node.id) ?? true) && !filters.hiddenKinds.includes(node.kind));
  const shown = new Set(idsOf(nodes));
  return { ...graph, nodes, edges: graph.edges.filter(edge => shown.has(edge.from) && shown.has(edge.to)) };
}

function idsOf(nodes: readonly PrintedNode[]): string[] {
  return nodes.map(node => node.id);
}

function through(graph: PrintedGraph, starts: readonly string[]): Set<string> {
  const kept = new Set(starts);
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const next = new Map<string, string[]>();
    for (const edge of graph.edges) {
      const list = next.get(edge[near]);
      if (list) list.push(edge[far]);
      else next.set(edge[near], [edge[far]]);
    }
    const reached = new Set(starts);
    for (const id of reached) {
      kept.add(id);
      for (const to of next.get(id) ?? []) reached.add(to);
    }
  }
  return kept;
}
