/** Where the nodes of a graph are written, which stand at a position, and what was found about one. */
import type { Analysis, FileFinding } from '../../core/analysis.ts';
import { objectId } from '../../core/graph/builder.ts';
import type { TrafficEdge, TrafficGraph } from '../../core/graph/traffic-graph.ts';
import { type Locale, render } from '../../core/l10n/message.ts';
import type { Resource } from '../../core/model/resource.ts';
import { docsUrl } from '../../core/rules/docs-url.ts';
import type { FileId, Place } from '../../core/yaml/syntax.ts';
import type { GraphLocation, NodeDetails, NodeFinding } from '../../protocol/graph.ts';
import type { ToLsp } from '../to-lsp.ts';

/** The places of a node or edge; of a node without any, those of the edges that lead to it. */
export function locationsOf(graph: TrafficGraph, id: string, toLsp: ToLsp): GraphLocation[] {
  const own = graph.places.get(id) ?? [];
  const places =
    own.length > 0 ? own : graph.edges.filter(edge => edge.to === id).flatMap(edge => graph.places.get(edge.id) ?? []);
  return places.flatMap(place => toLsp.locate(place) ?? []);
}

/** Ids of the nodes and edges whose places hold an offset, the smallest place first; then the object around it. */
export function nodesAt(analysis: Analysis, graphs: readonly TrafficGraph[], file: FileId, offset: number): string[] {
  const found = new Map<string, number>();
  for (const graph of graphs) {
    for (const [id, places] of graph.places) {
      for (const place of places) {
        if (place.document.file !== file) continue;
        const at = analysis.locate(place);
        if (!at || offset < at.start || offset > at.end) continue;
        found.set(id, Math.min(found.get(id) ?? Number.POSITIVE_INFINITY, at.end - at.start));
      }
    }
  }
  const ids = [...found].sort((a, b) => a[1] - b[1]).map(([id]) => id);
  const view = analysis.view();
  const source = analysis.sourceFile(file);
  source?.documents.forEach((document, i) => {
    const start = source.starts[i]!;
    if (offset < start || offset > start + document.text.length) return;
    const around = document.resources.filter(r => start + r.place.start <= offset && offset <= start + r.place.end);
    // A cursor in the blank lines or comments around the only object of a document still means that object.
    const meant = around.length > 0 ? around : document.resources.length === 1 ? document.resources : [];
    for (const resource of meant) ids.push(objectId(view, resource));
  });
  return [...new Set(ids)];
}

/** What was found about a node: in its object, at its own places, and at the hops that fail at it. */
export function detailsOf(
  analysis: Analysis,
  graph: TrafficGraph,
  id: string,
  toLsp: ToLsp,
  locale: Locale,
): NodeDetails {
  const failing = graph.edges.filter(edge => (edge.from === id || edge.to === id) && edge.verdict !== 'open');
  const own = graph.places.get(id) ?? [];
  const places = [...own, ...failing.flatMap(edge => graph.places.get(edge.id) ?? [])];
  const files = new Set(places.map(place => place.document.file));
  for (const node of graph.nodes) {
    if (node.file !== undefined && (node.id === id || failing.some(edge => edge.from === node.id)))
      files.add(node.file);
  }
  const view = analysis.view();
  const concerns = (found: FileFinding): boolean => {
    const { place, rule } = found.finding;
    if (places.some(p => overlap(p, place))) return true;
    const resource = resourceAt(analysis, found);
    if (!resource) return false;
    const object = objectId(view, resource);
    return object === id || failing.some(edge => tells(edge, rule.id) && isOf(edge.from, object));
  };
  return {
    places: locationsOf(graph, id, toLsp),
    findings: [...files].sort().flatMap(file =>
      analysis
        .findings(file)
        .filter(concerns)
        .map(found => shownFinding(found, toLsp, locale)),
    ),
  };
}

/** A finding as the preview shows it. */
export function shownFinding(found: FileFinding, toLsp: ToLsp, locale: Locale): NodeFinding {
  const { rule, severity, message } = found.finding;
  return {
    ...toLsp.location(found),
    rule: rule.id,
    severity,
    message: render(message, locale),
    why: rule.why[locale],
    docs: docsUrl(rule.id, locale),
  };
}

function tells(edge: TrafficEdge, rule: string): boolean {
  return edge.evidence.some(evidence => evidence.rule === rule);
}

/** `Ingress/shop/web/example.com/cart` is part of `Ingress/shop/web`. */
function isOf(node: string, object: string): boolean {
  return node === object || node.startsWith(`${object}/`);
}

function overlap(a: Place, b: Place): boolean {
  return a.document === b.document && a.start < b.end && b.start < a.end;
}

function resourceAt(analysis: Analysis, { file, finding }: FileFinding): Resource | undefined {
  return analysis
    .sourceFile(file)
    ?.documents.find(document => document === finding.place.document)
    ?.resources.find(r => r.place.start <= finding.place.start && finding.place.start <= r.place.end);
}
