/** A laid-out picture as SVG. Looks come from classes alone: the panel and a file of its own bring their own colours. */
import type { Verdict } from '../core/graph/traffic-graph.ts';
import { iconPath } from './icons.ts';
import type { Picture, PlacedEdge, PlacedNode, Point } from './layout.ts';
import { commonNamespace, detailOf, detailSize, labelHeight, labelLine, labelSize, titleSize } from './layout-input.ts';
import { type SvgNode, svg } from './svg-node.ts';
import { boldWidth, fitText, textWidth } from './text-width.ts';

/** Edges below nodes, labels above everything. The namespace of most nodes is not repeated on them. */
export function draw(picture: Picture): SvgNode {
  const common = commonNamespace(picture.nodes.map(placed => placed.node));
  return svg(
    'g',
    { class: 'picture' },
    svg('g', { class: 'edges' }, ...picture.edges.map(drawEdge)),
    svg('g', { class: 'nodes' }, ...picture.nodes.map(placed => drawNode(placed, common))),
    svg('g', { class: 'labels' }, ...picture.edges.flatMap(drawLabel)),
  );
}

export function drawNode({ node, x, y, width, height }: PlacedNode, common: string | undefined): SvgNode {
  const inner = width - 50;
  const detail = detailOf(node, common);
  const problems = node.problems.errors > 0 ? node.problems.errors : node.problems.warnings;
  return svg(
    'g',
    {
      class: `node ${node.kind} ${node.state}`,
      transform: `translate(${Math.round(x)} ${Math.round(y)})`,
      'data-id': node.id,
    },
    svg('rect', { class: 'card', width, height, rx: node.column === 'rule' ? height / 2 : 7 }),
    svg('path', { class: 'icon', d: iconPath(node.kind, node.state), transform: 'translate(11 13)' }),
    svg(
      'text',
      { class: 'name', x: 38, y: detail === '' ? height / 2 + 4.5 : 20 },
      fitText(node.name, titleSize, inner, boldWidth),
    ),
    detail !== '' && svg('text', { class: 'detail', x: 38, y: 35 }, fitText(detail, detailSize, inner)),
    problems > 0 && drawBadge(width, String(problems), node.problems.errors > 0 ? 'error' : 'warning'),
    node.state === 'unknown' &&
      node.column !== 'address' &&
      node.kind !== 'missing' &&
      drawBadge(width, '?', 'unknown'),
    svg('title', {}, [node.objectKind, node.name, detail].filter(part => part !== '').join(' · ')),
  );
}

function drawBadge(width: number, text: string, kind: string): SvgNode {
  const size = Math.max(16, textWidth(text, labelSize) + 10);
  return svg(
    'g',
    { class: `badge ${kind}`, transform: `translate(${width - size + 6} -7)` },
    svg('rect', { width: size, height: 16, rx: 8 }),
    svg('text', { x: size / 2, y: 11.5 }, text),
  );
}

export function drawEdge({ edge, points }: PlacedEdge): SvgNode {
  const verdict = worstOf(edge.edges.map(e => e.verdict));
  const tls = edge.edges.some(e => e.tls);
  const last = points.at(-1)!;
  const kind = edge.edges[0]!.kind;
  return svg(
    'g',
    { class: `edge ${kind} ${verdict}${tls ? ' tls' : ''}`, 'data-id': edge.id },
    svg('path', { class: 'line', d: curve(points) }),
    svg('path', {
      class: 'head',
      d: `M${last.x - 8} ${last.y - 4.5}L${last.x - 1} ${last.y}L${last.x - 8} ${last.y + 4.5}z`,
    }),
    verdict === 'broken' && mark(points, '✕'),
    verdict === 'unknown' && mark(points, '?'),
    verdict === 'blocked' && mark(points, '⊘'),
  );
}

function mark(points: readonly Point[], text: string): SvgNode {
  const [from, to] = [points.at(-2)!, points.at(-1)!];
  return svg('text', { class: 'mark', x: to.x - 20, y: from.y + (to.y - from.y) * 0.93 + 4.5 }, text);
}

const order: readonly Verdict[] = ['open', 'unknown', 'blocked', 'broken'];

export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((worst, verdict) => (order.indexOf(verdict) > order.indexOf(worst) ? verdict : worst), 'open');
}

/** Straight through the free places, curved between columns. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  let path = `M${number(first!.x)} ${number(first!.y)}`;
  let from = first!;
  for (const to of rest) {
    if (Math.abs(from.y - to.y) < 0.5 || to.x <= from.x) path += `L${number(to.x)} ${number(to.y)}`;
    else {
      const bend = Math.min(90, (to.x - from.x) / 2);
      path += `C${number(from.x + bend)} ${number(from.y)} ${number(to.x - bend)} ${number(to.y)} ${number(to.x)} ${number(to.y)}`;
    }
    from = to;
  }
  return path;
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The label of an edge; none for an edge without. */
export function drawLabel({ edge, label }: PlacedEdge): SvgNode[] {
  if (!label) return [];
  const verdict = worstOf(edge.edges.map(e => e.verdict));
  const top = label.y - ((edge.labels.length - 1) * labelLine) / 2;
  const width = Math.max(...edge.labels.map(text => textWidth(text, labelSize)));
  return [
    svg(
      'g',
      { class: `label ${verdict}`, 'data-id': edge.id },
      svg('rect', {
        x: label.x - width / 2 - 3,
        y: top - 8,
        width: width + 6,
        height: labelHeight(edge),
        rx: 3,
      }),
      ...edge.labels.map((text, i) => svg('text', { x: label.x, y: top + i * labelLine + 3.5 }, text)),
    ),
  ];
}
