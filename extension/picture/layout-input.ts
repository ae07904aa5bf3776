/** What the layout needs to know of a graph: sizes and columns, no meaning. */
import type { PrintedEdge, PrintedNode } from '../core/graph/print.ts';
import { boldWidth, textWidth } from './text-width.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Edges between the same two nodes are drawn as one line with one label a row. */
export interface DrawnEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly edges: readonly PrintedEdge[];
  readonly labels: readonly string[];
}

export const nodeHeight = 46;
export const titleSize = 13;
export const detailSize = 11;
export const labelSize = 10.5;
export const labelLine = 13;
const iconWidth = 36;
const [minimumWidth, maximumWidth] = [96, 280];
const shownLabels = 4;

/** The namespace that most objects are in: it is not repeated on them. */
export function commonNamespace(nodes: readonly PrintedNode[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { namespace } of nodes)
    if (namespace !== undefined) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** The second line of a node's card. */
export function detailOf(node: PrintedNode, common: string | undefined): string {
  const namespace = node.namespace === common || node.column === 'address' ? undefined : node.namespace;
  return [node.detail, namespace].filter(part => part).join(' · ');
}

/** Width and height of a node's card, in CSS pixels at scale 1. `common`: the namespace that is not written on it. */
export function sizeOf(node: PrintedNode, common?: string): Size {
  const text = Math.max(boldWidth(node.name, titleSize), textWidth(detailOf(node, common), detailSize));
  return {
    width: Math.round(Math.min(maximumWidth, Math.max(minimumWidth, text + iconWidth + 20))),
    height: nodeHeight,
  };
}

/** Lines to draw, in order of first appearance. */
export function drawnEdges(edges: readonly PrintedEdge[]): DrawnEdge[] {
  const groups = new Map<string, PrintedEdge[]>();
  for (const edge of edges) {
    const id = `${edge.from}→${edge.to}#${edge.kind}`;
    const group = groups.get(id);
    if (group) group.push(edge);
    else groups.set(id, [edge]);
  }
  return [...groups].map(([id, group]) => ({
    id,
    from: group[0]!.from,
    to: group[0]!.to,
    edges: group,
    labels: labelsOf(group),
  }));
}

function labelsOf(edges: readonly PrintedEdge[]): string[] {
  const labels = edges.map(edge => edge.label).filter(label => label !== '');
  return labels.length <= shownLabels
    ? labels
    : [...labels.slice(0, shownLabels - 1), `+${labels.length - shownLabels + 1}`];
}

/** Width of the widest label, 0 without labels. */
export function labelWidth(edge: DrawnEdge): number {
  return Math.max(0, ...edge.labels.map(label => textWidth(label, labelSize)));
}

/** Height of all rows of an edge's label with the ground around them. */
export function labelHeight(edge: DrawnEdge): number {
  return edge.labels.length * labelLine + 3;
}

/** The place that a line keeps free for itself in a column it skips. */
export function dummyId(edge: DrawnEdge, rank: number): string {
  return `${edge.id}@${rank}`;
}
