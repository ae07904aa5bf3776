/** Which nodes and edges lie on the ways through a node, and which node an arrow key leads to. Pure. */
import type { Picture, PlacedNode } from '../extension/picture/layout.ts';

export interface Ways {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** Everything that leads to the given nodes, and everything that they lead to. */
export function waysThrough(picture: Picture, ids: Iterable<string>): Ways {
  const starts = [...ids];
  const nodes = new Set<string>(starts);
  const edges = new Set<string>();
  const walk = (near: 'from' | 'to', far: 'from' | 'to'): void => {
    const next = new Map<string, { id: string; to: string }[]>();
    for (const { edge } of picture.edges) {
      const list = next.get(edge[near]);
      const step = { id: edge.id, to: edge[far] };
      if (list) list.push(step);
      else next.set(edge[near], [step]);
    }
    const reached = new Set(starts);
    for (const id of reached) {
      for (const step of next.get(id) ?? []) {
        edges.add(step.id);
        nodes.add(step.to);
        reached.add(step.to);
      }
    }
  };
  walk('from', 'to');
  walk('to', 'from');
  return { nodes, edges };
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/**
 * Right follows the traffic, left goes against it, to the neighbour that is nearest in height, or to `last` where that is one; up
 * and down stay in the column. `undefined` where there is nothing.
 */
export function neighbourOf(
  picture: Picture,
  id: string,
  direction: Direction,
  last: string | undefined,
): string | undefined {
  const byId = new Map(picture.nodes.map(placed => [placed.node.id, placed]));
  const from = byId.get(id);
  if (!from) return picture.nodes[0]?.node.id;
  if (direction === 'left' || direction === 'right') {
    const [near, far] = direction === 'right' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const ends = picture.edges.filter(({ edge }) => edge[near] === id).flatMap(({ edge }) => byId.get(edge[far]) ?? []);
    const known = ends.find(end => end.node.id === last);
    return (known ?? nearest(ends, from.y))?.node.id;
  }
  const column = picture.nodes.filter(placed => placed.rank === from.rank).sort((a, b) => a.y - b.y);
  const at = column.indexOf(from);
  if (direction === 'first') return column[0]?.node.id;
  if (direction === 'last') return column.at(-1)?.node.id;
  return column[at + (direction === 'down' ? 1 : -1)]?.node.id;
}

function nearest(nodes: readonly PlacedNode[], y: number): PlacedNode | undefined {
  return nodes.reduce<PlacedNode | undefined>(
    (best, placed) => (best && Math.abs(best.y - y) <= Math.abs(placed.y - y) ? best : placed),
    undefined,
  );
}
