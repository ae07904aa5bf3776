/**
 * Places for the labels of lines. A line that skips a column carries its label there, where it runs straight; another one where
 * the fewer lines meet. A label that would lie on one placed before moves along its line.
 */
import type { PlacedEdge, Point } from './layout.ts';
import { type DrawnEdge, labelHeight, labelWidth } from './layout-input.ts';

/** Room for the arrowhead, and for the cross that stands before it. */
const [headRoom, markRoom, sourceRoom] = [14, 30, 10];
const cell = 128;

/** The edges with the centres of their labels, in the same order. */
export function placeLabels(edges: readonly Omit<PlacedEdge, 'label'>[]): PlacedEdge[] {
  const [outgoing, incoming] = [new Map<string, number>(), new Map<string, number>()];
  for (const { edge } of edges) {
    outgoing.set(edge.from, (outgoing.get(edge.from) ?? 0) + 1);
    incoming.set(edge.to, (incoming.get(edge.to) ?? 0) + 1);
  }
  const taken = new TakenCells();
  return edges.map(({ edge, points }) => {
    if (edge.labels.length === 0) return { edge, points, label: undefined };
    const fansOut = outgoing.get(edge.from)! - incoming.get(edge.to)!;
    const box = { width: labelWidth(edge) + 6, height: labelHeight(edge) };
    let best: { label: Point; overlap: number } | undefined;
    for (const label of candidates(edge, points, fansOut, box.width / 2)) {
      const overlap = taken.overlap(label, box.width, box.height);
      if (!best || overlap < best.overlap) best = { label, overlap };
      if (overlap === 0) break;
    }
    taken.add(best!.label, box.width, box.height);
    return { edge, points, label: best!.label };
  });
}

/** Centres, the best first. */
function candidates(edge: DrawnEdge, points: readonly Point[], fansOut: number, half: number): Point[] {
  const [first, second, third] = points;
  if (!first || !second) return [{ x: 0, y: 0 }];
  const fails = edge.edges.some(e => e.verdict !== 'open');
  const atSource = alongCurve(first, second, first.x + sourceRoom + half);
  const [beforeLast, last] = [points.at(-2)!, points.at(-1)!];
  const atTarget = alongCurve(beforeLast, last, last.x - (fails ? markRoom : headRoom) - half);
  const skipsColumn = third !== undefined && third.x > second.x && second.y === third.y;
  if (skipsColumn) return [{ x: (second.x + third.x) / 2, y: second.y }, atSource, atTarget];
  const middle = alongCurve(
    first,
    second,
    Math.max((first.x + second.x - (fails ? markRoom : headRoom)) / 2, atSource.x),
  );
  if (points.length > 2) return [atSource];
  if (fansOut > 0) return [atTarget, middle, atSource];
  if (fansOut < 0) return [atSource, middle, atTarget];
  return [middle, atSource, atTarget];
}

/** The point of the curve between two points at a horizontal position. */
function alongCurve(from: Point, to: Point, x: number): Point {
  const share = Math.min(1, Math.max(0, (x - from.x) / Math.max(1, to.x - from.x)));
  const eased = share * share * (3 - 2 * share);
  return { x, y: from.y + (to.y - from.y) * eased };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Rectangles by the cells of a grid that they touch. */
class TakenCells {
  readonly #cells = new Map<string, Box[]>();

  add(centre: Point, width: number, height: number): void {
    const box = boxAround(centre, width, height);
    for (const key of cellsOf(box)) {
      const boxes = this.#cells.get(key);
      if (boxes) boxes.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  /** Area shared with what is there already. */
  overlap(centre: Point, width: number, height: number): number {
    const box = boxAround(centre, width, height);
    const others = new Set(cellsOf(box).flatMap(key => this.#cells.get(key) ?? []));
    let area = 0;
    for (const other of others) {
      const [x, y] = [
        Math.min(box.right, other.right) - Math.max(box.left, other.left),
        Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top),
      ];
      if (x > 0 && y > 0) area += x * y;
    }
    return area;
  }
}

function boxAround({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function cellsOf({ left, right, top, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++)
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) cells.push(`${column}:${row}`);
  return cells;
}
