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
  const { forward, order } = acyclicOrder(nodes, edges);
  const columnOf = new Map(nodes.map(node => [node.id, baseRank[node.column]]));
  const ranks = new Map(columnOf);
  for (const id of order) {
    const rank = ranks.get(id);
    if (rank === undefined) continue;
    for (const { to, kind } of forward.get(id) ?? []) {
      const base = columnOf.get(to);
      if (base === undefined || (kind !== 'call' && kind !== 'select')) continue;
      const deepest = kind === 'call' ? base + callStep * deepestCall : Number.POSITIVE_INFINITY;
      ranks.set(to, Math.max(ranks.get(to)!, Math.min(rank + 1, deepest)));
    }
  }
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  return new Map([...ranks].map(([id, rank]) => [id, used.indexOf(rank)]));
}

/**
 * All edges but those that close a circle, by the node they start from, and the nodes in an order in which these edges lead forward
 * only. Found by depth-first search in the order of the nodes.
 */
function acyclicOrder(
  nodes: readonly PrintedNode[],
  edges: readonly PrintedEdge[],
): { forward: Map<string, PrintedEdge[]>; order: string[] } {
  const outgoing = new Map<string, PrintedEdge[]>();
  for (const edge of edges) append(outgoing, edge.from, edge);
  const forward = new Map<string, PrintedEdge[]>();
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of nodes) {
    if (state.has(start.id)) continue;
    const stack = [{ id: start.id, next: 0 }];
    state.set(start.id, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const edge = outgoing.get(top.id)?.[top.next++];
      if (!edge) {
        state.set(top.id, 'done');
        order.push(top.id);
        stack.pop();
      } else if (state.get(edge.to) !== 'open') {
        append(forward, edge.from, edge);
        if (!state.has(edge.to)) {
          state.set(edge.to, 'open');
          stack.push({ id: edge.to, next: 0 });
        }
      }
    }
  }
  return { forward, order: order.reverse() };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
