/**
 * The column of every node. Fixed by what a node is (client, address, Ingress, rule, Service, workload); a Service that workloads
 * call stands to the right of them, so that traffic always runs from left to right.
 */

import type { PrintedEdge, PrintedNode } from '../core/graph/print.ts';
import type { Column } from '../core/graph/traffic-graph.ts';

const baseRank: Record<Column, number> = { client: 0, address: 1, gateway: 2, rule: 3, service: 4, workload: 5 };
/** Columns that one call adds: the called Service and its workload. */
const callStep = 2;
const deepestCall = 8;

/** Node id to column number, gaps closed. Calls that would run in a circle are left out of account. */
export function rankNodes(nodes: readonly PrintedNode[], edges: readonly PrintedEdge[]): Map<string, number> {
  const forward = acyclicEdges(nodes, edges);
  const incoming = new Map<string, PrintedEdge[]>();
  for (const edge of forward) incoming.set(edge.to, [...(incoming.get(edge.to) ?? []), edge]);
  const ranks = new Map<string, number>();
  const rankOf = (node: PrintedNode): number => {
    const known = ranks.get(node.id);
    if (known !== undefined) return known;
    const base = baseRank[node.column];
    ranks.set(node.id, base);
    let rank = base;
    for (const edge of incoming.get(node.id) ?? []) {
      const from = byId.get(edge.from);
      if (!from) continue;
      if (edge.kind === 'call') rank = Math.max(rank, Math.min(rankOf(from) + 1, base + callStep * deepestCall));
      else if (edge.kind === 'select') rank = Math.max(rank, rankOf(from) + 1);
    }
    ranks.set(node.id, rank);
    return rank;
  };
  const byId = new Map(nodes.map(node => [node.id, node]));
  for (const node of nodes) rankOf(node);
  // An address stands directly in front of what it leads to only if nothing else does; a workload with a host port keeps its column.
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  return new Map([...ranks].map(([id, rank]) => [id, used.indexOf(rank)]));
}

/** All edges but those that close a circle of calls, found by depth-first search in the order of the nodes. */
function acyclicEdges(nodes: readonly PrintedNode[], edges: readonly PrintedEdge[]): PrintedEdge[] {
  const outgoing = new Map<string, PrintedEdge[]>();
  for (const edge of edges) outgoing.set(edge.from, [...(outgoing.get(edge.from) ?? []), edge]);
  const state = new Map<string, 'open' | 'done'>();
  const kept: PrintedEdge[] = [];
  for (const start of nodes) {
    if (state.has(start.id)) continue;
    const stack = [{ id: start.id, next: 0 }];
    state.set(start.id, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const edge = outgoing.get(top.id)?.[top.next++];
      if (!edge) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(edge.to) !== 'open') {
        kept.push(edge);
        if (!state.has(edge.to)) {
          state.set(edge.to, 'open');
          stack.push({ id: edge.to, next: 0 });
        }
      }
    }
  }
  return kept;
}
