/**
 * Positions for a traffic picture: fixed columns, one band for each group of connected nodes, few crossings. Deterministic, and
 * calm: nodes that were there before keep their order.
 */
import type { PrintedGraph, PrintedNode } from '../core/graph/print.ts';
import { bandsOf, splitClients } from './bands.ts';
import {
  commonNamespace,
  type DrawnEdge,
  drawnEdges,
  dummyId,
  labelWidth,
  nodeHeight,
  sizeOf,
} from './layout-input.ts';
import { placeBand } from './place-band.ts';
import { placeLabels } from './place-labels.ts';
import { rankNodes } from './ranks.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode {
  readonly node: PrintedNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rank: number;
}

export interface PlacedEdge {
  readonly edge: DrawnEdge;
  /** From the right side of the first node to the left side of the second, through the gaps between the columns it skips. */
  readonly points: readonly Point[];
  /** Centre of the labels; `undefined` without labels. */
  readonly label: Point | undefined;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const bandGap = 34;
/** Between bands that are a single chain each. */
const lineGap = 22;
const margin = 24;
const smallestGap = 48;
/** Beside a label: room for the ends of its line, and for the mark that one has where traffic fails. */
const [labelPadding, markPadding] = [34, 50];

/** Lays a graph out. `previous` is the picture on the screen, whose order of nodes is kept where it can be. */
export function layout(graph: PrintedGraph, previous?: Picture): Picture {
  const { nodes, edges: allEdges } = splitClients(graph);
  const edges = drawnEdges(allEdges).filter(edge => edge.from !== edge.to);
  const ranks = rankNodes(nodes, allEdges);
  const formerY = new Map(previous?.nodes.map(placed => [placed.node.id, placed.y]));
  const columnWidths = new Array<number>(new Set(ranks.values()).size).fill(0);
  const common = commonNamespace(nodes);
  for (const node of nodes) {
    const rank = ranks.get(node.id)!;
    columnWidths[rank] = Math.max(columnWidths[rank]!, sizeOf(node, common).width);
  }
  const columnX = columnPositions(columnWidths, edges, ranks);
  const placedNodes: PlacedNode[] = [];
  const placedEdges: Omit<PlacedEdge, 'label'>[] = [];
  let top = margin;
  let above = 0;
  for (const band of bandsOf(nodes, edges, formerY)) {
    const { y, height } = placeBand(band, ranks, formerY);
    if (above > 0) top += above === nodeHeight && height === nodeHeight ? lineGap : bandGap;
    above = height;
    for (const node of band.nodes) {
      const rank = ranks.get(node.id)!;
      placedNodes.push({
        node,
        rank,
        x: columnX[rank]!,
        y: top + y(node.id),
        width: columnWidths[rank]!,
        height: nodeHeight,
      });
    }
    for (const edge of band.edges) placedEdges.push(route(edge, id => top + y(id), ranks, columnX, columnWidths));
    top += height;
  }
  const last = columnWidths.length - 1;
  return {
    width: (columnX[last] ?? margin) + (columnWidths[last] ?? 0) + margin,
    height: top + margin,
    nodes: placedNodes,
    edges: placeLabels(placedEdges),
  };
}

/** The line of an edge: sideways out of the first node, through the free places of the columns it skips, into the second. */
function route(
  edge: DrawnEdge,
  y: (id: string) => number,
  ranks: ReadonlyMap<string, number>,
  columnX: readonly number[],
  columnWidths: readonly number[],
): Omit<PlacedEdge, 'label'> {
  const from = ranks.get(edge.from)!;
  const to = ranks.get(edge.to)!;
  const middle = nodeHeight / 2;
  const points: Point[] = [{ x: columnX[from]! + columnWidths[from]!, y: y(edge.from) + middle }];
  for (let rank = from + 1; rank < to; rank++) {
    const at = y(dummyId(edge, rank)) + middle;
    points.push({ x: columnX[rank]!, y: at }, { x: columnX[rank]! + columnWidths[rank]!, y: at });
  }
  if (to > from) points.push({ x: columnX[to]!, y: y(edge.to) + middle });
  else
    points.push(...around(points[0]!, { x: columnX[to]!, y: y(edge.to) + middle }, columnX[to]! + columnWidths[to]!));
  return { edge, points };
}

/** Back to a column on the left, or to the same one: out on the right, below, and in from the left. */
function around(from: Point, to: Point, right: number): Point[] {
  const below = Math.max(from.y, to.y) + nodeHeight * 0.75;
  const out = Math.max(from.x, right) + 18;
  return [{ x: out, y: from.y }, { x: out, y: below }, { x: to.x - 18, y: below }, { x: to.x - 18, y: to.y }, to];
}

/** Left sides of the columns: gaps hold the labels between neighbours, a skipped column those of the lines through it. */
function columnPositions(
  widths: readonly number[],
  edges: readonly DrawnEdge[],
  ranks: ReadonlyMap<string, number>,
): number[] {
  const gaps = new Array<number>(widths.length).fill(smallestGap);
  for (const edge of edges) {
    const [from, to] = [ranks.get(edge.from)!, ranks.get(edge.to)!];
    if (to <= from) continue;
    const padding = edge.edges.some(e => e.verdict !== 'open') ? markPadding : labelPadding;
    if (to === from + 1) gaps[from] = Math.max(gaps[from]!, labelWidth(edge) + padding);
    else {
      const sticksOut = (labelWidth(edge) - widths[from + 1]!) / 2 + labelPadding;
      gaps[from] = Math.max(gaps[from]!, sticksOut);
      gaps[from + 1] = Math.max(gaps[from + 1]!, sticksOut);
    }
  }
  let x = margin;
  return widths.map((width, i) => {
    const at = x;
    x += width + gaps[i]!;
    return at;
  });
}
