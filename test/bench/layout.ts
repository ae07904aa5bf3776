/** The layout beside general ones on the same graphs: how long it takes, and how many lines cross. Run by `npm run bench`. */
import dagre from '@dagrejs/dagre';
import Elk, { type ElkExtendedEdge } from 'elkjs/lib/elk.bundled.js';
import type { PrintedEdge, PrintedGraph, PrintedNode } from '../../extension/core/graph/print.ts';
import type { Column } from '../../extension/core/graph/traffic-graph.ts';
import { splitClients } from '../../extension/picture/bands.ts';
import { layout, type Point } from '../../extension/picture/layout.ts';
import { sizeOf } from '../../extension/picture/layout-input.ts';
import { Random } from '../harness/random.ts';

type Line = readonly Point[];

/** Applications of a few Services each, some behind an Ingress, some behind a node port, calling one another. */
function trafficGraph(size: number): PrintedGraph {
  const random = new Random(size);
  const nodes: PrintedNode[] = [];
  const edges: PrintedEdge[] = [];
  const add = (id: string, column: Column, kind: PrintedNode['kind']): string => {
    const problems = { errors: 0, warnings: 0, infos: 0 };
    nodes.push({
      id,
      kind,
      column,
      objectKind: '',
      name: id,
      namespace: 'shop',
      state: 'present',
      detail: 'ClusterIP · 80',
      explanation: [],
      file: undefined,
      problems,
    });
    return id;
  };
  const join = (from: string, to: string, kind: PrintedEdge['kind'], label: string): void => {
    const id = `${from}→${to}`;
    edges.push({ id, from, to, kind, layer: 'L4', label, tls: false, verdict: 'open', evidence: [] });
  };
  const client = add('client', 'client', 'outside');
  for (let app = 0; nodes.length < size; app++) {
    const ingress = add(`ingress-${app}`, 'gateway', 'ingress');
    join(client, ingress, 'entry', 'HTTP');
    const count = 3 + random.below(8);
    const workloads: string[] = [];
    for (let i = 0; i < count && nodes.length < size; i++) {
      const service = add(`service-${app}-${i}`, 'service', 'service');
      if (i < 3) {
        const rule = add(`rule-${app}-${i}`, 'rule', 'rule');
        join(ingress, rule, 'rule', '');
        join(rule, service, 'backend', 'HTTP 80');
        if (random.below(3) === 0) join(rule, `service-${app}-${random.below(i + 1)}`, 'backend', 'HTTP 80');
      } else {
        const caller = workloads[random.below(workloads.length)]!;
        join(caller, service, 'call', '80');
        if (random.below(2) === 0) join(workloads[random.below(workloads.length)]!, service, 'call', '80');
      }
      const workload = add(`workload-${app}-${i}`, 'workload', 'workload');
      join(service, workload, 'select', 'TCP 80 → 8080');
      workloads.push(workload);
    }
  }
  const unique = new Map(edges.map(edge => [edge.id, edge]));
  return { version: 1, nodes, edges: [...unique.values()] };
}

function own(graph: PrintedGraph): Line[] {
  return layout(graph).edges.map(edge => edge.points);
}

function withDagre({ nodes, edges }: PrintedGraph): Line[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 25, ranksep: 80 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { ...sizeOf(node) });
  for (const edge of edges) graph.setEdge(edge.from, edge.to);
  dagre.layout(graph);
  return graph.edges().map(edge => graph.edge(edge).points as Point[]);
}

const elk = new Elk();

async function withElk({ nodes, edges }: PrintedGraph): Promise<Line[]> {
  const result = await elk.layout({
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.edgeRouting': 'POLYLINE' },
    children: nodes.map(node => ({ id: node.id, ...sizeOf(node) })),
    edges: edges.map(edge => ({ id: edge.id, sources: [edge.from], targets: [edge.to] })),
  });
  return (result.edges ?? []).flatMap((edge: ElkExtendedEdge) =>
    (edge.sections ?? []).map(s => [s.startPoint, ...(s.bendPoints ?? []), s.endPoint]),
  );
}

/** Pairs of lines that cross; lines that only meet at an end do not. Segments are compared along a sweep from left to right. */
function crossings(lines: readonly Line[]): number {
  const segments = lines.flatMap((points, line) =>
    points.slice(1).map((to, i) => {
      const [a, b] = points[i]!.x <= to.x ? [points[i]!, to] : [to, points[i]!];
      return { a, b, line, low: Math.min(a.y, b.y), high: Math.max(a.y, b.y) };
    }),
  );
  segments.sort((s, t) => s.a.x - t.a.x);
  const pairs = new Set<string>();
  let active: typeof segments = [];
  for (const segment of segments) {
    active = active.filter(other => other.b.x > segment.a.x);
    for (const other of active) {
      if (other.line === segment.line || other.low > segment.high || segment.low > other.high) continue;
      if (cross(segment.a, segment.b, other.a, other.b)) pairs.add(`${other.line}×${segment.line}`);
    }
    active.push(segment);
  }
  return pairs.size;
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(a: Point, b: Point, p: Point): number {
  const area = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
  return Math.abs(area) < 1e-6 ? 0 : Math.sign(area);
}

async function measure(work: () => Line[] | Promise<Line[]>): Promise<{ milliseconds: number; crossings: number }> {
  let best = Number.POSITIVE_INFINITY;
  let lines: Line[] = [];
  const deadline = performance.now() + 2000;
  do {
    const start = performance.now();
    lines = await work();
    best = Math.min(best, performance.now() - start);
  } while (performance.now() < deadline);
  return { milliseconds: best, crossings: crossings(lines) };
}

console.log('\n| picture | layout | dagre | elkjs | crossings | dagre | elkjs |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const size of [50, 300, 2000]) {
  // A client for each group, for everybody: with one for all, every line to the others' second column would cross.
  const graph: PrintedGraph = { version: 1, ...splitClients(trafficGraph(size)) };
  const results = [
    await measure(() => own(graph)),
    await measure(() => withDagre(graph)),
    await measure(() => withElk(graph)),
  ];
  const times = results.map(({ milliseconds }) => `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`);
  const counts = results.map(result => result.crossings);
  console.log(`| ${graph.nodes.length} nodes, ${graph.edges.length} edges | ${[...times, ...counts].join(' | ')} |`);
}
