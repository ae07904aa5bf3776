/**
 * Heights inside one band. Orders every column by the barycentre of its neighbours, in sweeps to the right and to the left, with a
 * place kept free wherever a line skips a column; then moves nodes towards their neighbours as far as that order allows.
 */
import type { Band } from './bands.ts';
import { dummyId, nodeHeight } from './layout-input.ts';

export interface PlacedBand {
  /** Top of a node, or of the place that a line keeps free, from the band's top. */
  readonly y: (id: string) => number;
  readonly height: number;
}

const rowGap = 18;
const dummyHeight = 12;
const sweeps = 10;
const settlingPasses = 8;

interface Slot {
  readonly id: string;
  readonly height: number;
  readonly before: Slot[];
  readonly after: Slot[];
  order: number;
  y: number;
}

export function placeBand(
  band: Band,
  ranks: ReadonlyMap<string, number>,
  formerY: ReadonlyMap<string, number>,
): PlacedBand {
  const slots = new Map<string, Slot>();
  const columns = new Map<number, Slot[]>();
  const addSlot = (id: string, rank: number, height: number): Slot => {
    const slot: Slot = { id, height, before: [], after: [], order: 0, y: 0 };
    slots.set(id, slot);
    const column = columns.get(rank);
    if (column) column.push(slot);
    else columns.set(rank, [slot]);
    return slot;
  };
  for (const node of band.nodes) addSlot(node.id, ranks.get(node.id)!, nodeHeight);
  for (const edge of band.edges) {
    const [from, to] = [ranks.get(edge.from)!, ranks.get(edge.to)!];
    let last = slots.get(edge.from)!;
    for (let rank = from + 1; rank < to; rank++) last = link(last, addSlot(dummyId(edge, rank), rank, dummyHeight));
    if (to > from) link(last, slots.get(edge.to)!);
  }
  const ordered = [...columns].sort(([a], [b]) => a - b).map(([, column]) => column);
  orderColumns(ordered, formerY);
  settle(ordered);
  const top = Math.min(...ordered.map(column => column[0]!.y));
  const bottom = Math.max(...ordered.map(column => column.at(-1)!.y + column.at(-1)!.height));
  // A free place is as high as its line; its middle has to be where a node's middle would be.
  return { y: id => slotTop(slots.get(id)!) - top, height: bottom - top };
}

function slotTop(slot: Slot): number {
  return slot.y + slot.height / 2 - nodeHeight / 2;
}

function link(from: Slot, to: Slot): Slot {
  from.after.push(to);
  to.before.push(from);
  return to;
}

/** Sorts each column; what was on the screen starts in its former order. The best order of all sweeps stays. */
function orderColumns(columns: Slot[][], formerY: ReadonlyMap<string, number>): void {
  for (const column of columns) {
    column.sort(
      (a, b) => (formerY.get(a.id) ?? Number.POSITIVE_INFINITY) - (formerY.get(b.id) ?? Number.POSITIVE_INFINITY) || 0,
    );
    number(column);
  }
  let best = columns.map(column => [...column]);
  let fewest = crossings(columns);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const rightwards = sweep % 2 === 0;
    for (const column of rightwards ? columns : [...columns].reverse()) {
      sortByBarycentre(column, rightwards ? 'before' : 'after');
    }
    const now = crossings(columns);
    if (now < fewest) {
      fewest = now;
      best = columns.map(column => [...column]);
    }
  }
  for (const [i, column] of columns.entries()) {
    column.splice(0, column.length, ...best[i]!);
    number(column);
  }
}

function number(column: readonly Slot[]): void {
  for (const [order, slot] of column.entries()) slot.order = order;
}

/** Slots without neighbours on that side keep their place. */
function sortByBarycentre(column: Slot[], side: 'before' | 'after'): void {
  const keyed = column.map(slot => {
    const neighbours = slot[side];
    const key =
      neighbours.length === 0 ? slot.order : neighbours.reduce((sum, n) => sum + n.order, 0) / neighbours.length;
    return { slot, key };
  });
  keyed.sort((a, b) => a.key - b.key || a.slot.order - b.slot.order);
  column.splice(0, column.length, ...keyed.map(k => k.slot));
  number(column);
}

/** Crossings between neighbouring columns, counted with a Fenwick tree: O(edges · log edges). */
export function crossings(columns: readonly (readonly Slot[])[]): number {
  let total = 0;
  for (const column of columns) {
    const ends = column.flatMap(slot => slot.after.map(n => n.order).sort((a, b) => a - b));
    const size = ends.reduce((largest, end) => Math.max(largest, end), 0) + 1;
    const tree = new Array<number>(size + 1).fill(0);
    ends.forEach((end, seen) => {
      let notAbove = 0;
      for (let i = end + 1; i > 0; i -= i & -i) notAbove += tree[i]!;
      total += seen - notAbove;
      for (let i = end + 1; i <= size; i += i & -i) tree[i]!++;
    });
  }
  return total;
}

/** Gives heights: first stacked, then each slot as near to the middle of its neighbours as those above and below it allow. */
function settle(columns: readonly Slot[][]): void {
  for (const column of columns) {
    let y = 0;
    for (const slot of column) {
      slot.y = y;
      y += slot.height + rowGap;
    }
  }
  for (let pass = 0; pass < settlingPasses; pass++) {
    const rightwards = pass % 2 === 0;
    for (const column of rightwards ? columns : [...columns].reverse())
      settleColumn(column, pass < settlingPasses - 1 ? (rightwards ? 'before' : 'after') : 'both');
  }
}

/**
 * The least total movement from the wished heights that keeps order and gaps: pool adjacent violators on the wishes, each lessened
 * by what must stand above it.
 */
function settleColumn(column: readonly Slot[], side: 'before' | 'after' | 'both'): void {
  const blocks: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const slot of column) {
    offsets.push(offset);
    let block = { sum: wishOf(slot, side) - offset, count: 1 };
    offset += slot.height + rowGap;
    for (let above = blocks.at(-1); above && above.sum / above.count > block.sum / block.count; above = blocks.at(-1)) {
      blocks.pop();
      block = { sum: above.sum + block.sum, count: above.count + block.count };
    }
    blocks.push(block);
  }
  let next = 0;
  for (const { sum, count } of blocks) {
    for (let i = 0; i < count; i++, next++) column[next]!.y = sum / count + offsets[next]!;
  }
}

function wishOf(slot: Slot, side: 'before' | 'after' | 'both'): number {
  const neighbours = side === 'both' ? [...slot.before, ...slot.after] : slot[side].length > 0 ? slot[side] : [];
  if (neighbours.length === 0) return slot.y;
  const middles = neighbours.map(n => n.y + n.height / 2).sort((a, b) => a - b);
  const middle = (middles[Math.floor((middles.length - 1) / 2)]! + middles[Math.ceil((middles.length - 1) / 2)]!) / 2;
  return middle - slot.height / 2;
}
