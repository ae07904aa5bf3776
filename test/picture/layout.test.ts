/** Pictures of ordinary and of unreasonable graphs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PrintedEdge, PrintedGraph, PrintedNode } from '../../extension/core/graph/print.ts';
import { layout, type Picture } from '../../extension/picture/layout.ts';
import { labelHeight, labelWidth } from '../../extension/picture/layout-input.ts';
import { toMermaid } from '../../extension/picture/mermaid.ts';
import { standaloneSvg } from '../../extension/picture/standalone.ts';
import { boldWidth, fitText } from '../../extension/picture/text-width.ts';

function node(id: string, column: PrintedNode['column'], name = id): PrintedNode {
  const kind = column === 'workload' ? 'workload' : column === 'service' ? 'service' : 'outside';
  const problems = { errors: 0, warnings: 0, infos: 0 };
  return {
    id,
    kind,
    column,
    objectKind: '',
    name,
    namespace: 'shop',
    state: 'present',
    detail: '',
    explanation: [],
    file: undefined,
    problems,
  };
}

function edge(from: string, to: string, kind: PrintedEdge['kind'], label = 'TCP 80'): PrintedEdge {
  return { id: `${from}→${to}`, from, to, kind, layer: 'L4', label, tls: false, verdict: 'open', evidence: [] };
}

/** `count` Services with their pods; each workload calls the next `calls` Services. */
function chain(count: number, calls: number): PrintedGraph {
  const nodes: PrintedNode[] = [node('outside', 'client')];
  const edges: PrintedEdge[] = [];
  for (let i = 0; i < count; i++) {
    nodes.push(node(`s${i}`, 'service'), node(`w${i}`, 'workload'));
    edges.push(edge(`s${i}`, `w${i}`, 'select'));
    if (i % 10 === 0) edges.push(edge('outside', `s${i}`, 'entry'));
    for (let j = 1; j <= calls && i + j < count; j++) edges.push(edge(`w${i}`, `s${i + j}`, 'call', '80'));
  }
  return { version: 1, nodes, edges };
}

function overlappingNodes({ nodes }: Picture): string[] {
  const byRank = new Map<number, (typeof nodes)[number][]>();
  for (const placed of nodes) byRank.set(placed.rank, [...(byRank.get(placed.rank) ?? []), placed]);
  return [...byRank.values()].flatMap(column => {
    column.sort((a, b) => a.y - b.y);
    return column.flatMap((placed, i) =>
      i > 0 && column[i - 1]!.y + column[i - 1]!.height > placed.y ? [placed.node.id] : [],
    );
  });
}

function overlappingLabels({ edges }: Picture): number {
  const boxes = edges.flatMap(({ edge: e, label }) =>
    label ? [{ ...label, w: labelWidth(e), h: labelHeight(e) - 3 }] : [],
  );
  let count = 0;
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1))
      if (Math.abs(a.x - b.x) < (a.w + b.w) / 2 && Math.abs(a.y - b.y) < (a.h + b.h) / 2) count++;
  });
  return count;
}

describe('layout', () => {
  it('never lays a node on another, and traffic runs to the right', () => {
    const picture = layout(chain(8, 2));
    assert.deepEqual(overlappingNodes(picture), []);
    const x = new Map(picture.nodes.map(placed => [placed.node.id, placed.x]));
    for (const { edge: e } of picture.edges) assert.ok(x.get(e.from)! < x.get(e.to)!, e.id);
    assert.ok(
      picture.nodes.every(
        p => p.x >= 0 && p.y >= 0 && p.x + p.width <= picture.width && p.y + p.height <= picture.height,
      ),
    );
  });

  it('keeps labels apart where one Service calls many', () => {
    const nodes = [node('w', 'workload'), ...Array.from({ length: 12 }, (_, i) => node(`s${i}`, 'service'))];
    const edges = Array.from({ length: 12 }, (_, i) => edge('w', `s${i}`, 'call', String(8000 + i)));
    assert.equal(overlappingLabels(layout({ version: 1, nodes, edges })), 0);
  });

  it('ends with circles of calls, and with calls to oneself', () => {
    const graph = chain(3, 1);
    const picture = layout({
      ...graph,
      edges: [...graph.edges, edge('w2', 's0', 'call'), edge('w1', 's1', 'call'), edge('w1', 'w1', 'call')],
    });
    assert.deepEqual(overlappingNodes(picture), []);
    assert.match(standaloneSvg(picture, 'circles'), /<\/svg>\n$/);
  });

  it('is the same for the same graph, and keeps the order that was on the screen', () => {
    const graph = chain(20, 1);
    assert.deepEqual(layout(graph), layout(graph));
    const before = layout(graph);
    const after = layout({ ...graph, nodes: [...graph.nodes].reverse() }, before);
    const order = (picture: Picture) =>
      [...picture.nodes].sort((a, b) => a.rank - b.rank || a.y - b.y).map(placed => placed.node.id.replace(/#.*/, ''));
    assert.deepEqual(order(after), order(before));
  });

  it('draws 5,000 Services that call one another', () => {
    assert.ok(standaloneSvg(layout(chain(5000, 1)), 'many').endsWith('</svg>\n'));
  });
});

describe('names', () => {
  const names = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'שירות-חנות',
    'خدمة\u202eالمتجر',
    'a'.repeat(2000),
    '\u0000\u0008\ud800 &amp; ]]>',
    '상점-프런트엔드-서비스',
  ];
  const graph: PrintedGraph = {
    version: 1,
    nodes: names.flatMap((name, i) => [node(`s${i}`, 'service', name), node(`w${i}`, 'workload', name)]),
    edges: names.map((name, i) => edge(`s${i}`, `w${i}`, 'select', name.slice(0, 60))),
  };

  it('are text and nothing else in SVG', () => {
    const svg = standaloneSvg(layout(graph), names[0]!);
    assert.doesNotMatch(svg, /<script|<img/);
    assert.doesNotMatch(svg, /[\u0000-\u0008]|[\ud800-\udbff](?![\udc00-\udfff])/);
    for (const text of svg.split(/<[^<>]*>/)) assert.doesNotMatch(text, /[<>]/);
  });

  it('are text and nothing else in Mermaid', () => {
    const lines = toMermaid(graph).split('\n');
    for (const line of lines) assert.match(line, /^(?:flowchart LR| {2}n\d+.*| {2}(?:class|classDef|linkStyle) .*|)$/);
    assert.doesNotMatch(lines.join('\n').replaceAll('<br/>', ''), /[<>](?!\||-)(?<!-->|-\.->)/);
  });

  it('are cut to fit', () => {
    for (const name of names) assert.ok(boldWidth(fitText(name, 13, 200, boldWidth), 13) <= 200);
    assert.ok(layout(graph).width < 2000);
  });
});
