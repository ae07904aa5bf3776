/** `trafficPath/tracePath`: a trace as the preview shows it, with places, nodes of the picture, and what the rules found where it fails. */
import type { Analysis } from '../../core/analysis.ts';
import { objectId } from '../../core/graph/builder.ts';
import type { TrafficGraph } from '../../core/graph/traffic-graph.ts';
import { type Locale, render } from '../../core/l10n/message.ts';
import { docsUrl } from '../../core/rules/docs-url.ts';
import { litPath } from '../../core/trace/lit-path.ts';
import { readTraceRequest } from '../../core/trace/read-request.ts';
import { Refusal } from '../../core/trace/read-target.ts';
import type { TraceRequest } from '../../core/trace/request.ts';
import type { Hop, Trace } from '../../core/trace/result.ts';
import { trace } from '../../core/trace/trace.ts';
import type { FileId } from '../../core/yaml/syntax.ts';
import type { NodeFinding } from '../../protocol/graph.ts';
import type { TracedHop, TracePathResult, TraceQuestion } from '../../protocol/trace.ts';
import type { ToLsp } from '../to-lsp.ts';
import { shownFinding } from './graph-details.ts';

export interface TracedPicture {
  readonly analysis: Analysis;
  /** What the path is lit up in. */
  readonly graph: TrafficGraph;
  /** The file in the editor. */
  readonly file: FileId | undefined;
  readonly toLsp: ToLsp;
  readonly locale: Locale;
}

/** Follows a request through everything, and finds the part of its way that the picture shows. */
export function answerTracePath({ target, from, method }: TraceQuestion, picture: TracedPicture): TracePathResult {
  const { analysis, graph, file, locale } = picture;
  const view = analysis.view();
  const request = readTraceRequest({ url: target, from, method }, view.snapshot.defaultNamespace, file);
  if (request instanceof Refusal) return { state: 'refused', message: render(request.message, locale) };
  const traced = withReason(trace(view, request));
  const { nodes, edges, hopNodes } = litPath(view, graph, request, traced);
  const shown = traced.hops.map((hop, i) => shownHop(hop, hopNodes[i], picture));
  const redirect = traced.redirect && redirectTarget(traced.redirect, request);
  return {
    state: 'traced',
    verdict: traced.verdict,
    ...(traced.status !== undefined && { status: traced.status }),
    ...(traced.grpcCode !== undefined && { grpcCode: traced.grpcCode }),
    hops: withAlternatives(shown),
    nodes: [...nodes],
    edges: [...edges],
    isPartial: traced.hops.some((hop, i) => hop.object && partOfPicture.has(hop.kind) && hopNodes[i] === undefined),
    ...(redirect !== undefined && { redirect }),
  };
}

/** Hops whose object is drawn wherever it belongs to what is drawn. */
const partOfPicture: ReadonlySet<Hop['kind']> = new Set(['listener', 'rule', 'service', 'workload']);

/** Why it cannot be told where the request goes is the last thing to read. */
function withReason(traced: Trace): Trace {
  const { reason, hops } = traced;
  if (!reason || hops.some(hop => hop.kind === 'failure' && hop.detail === reason.message)) return traced;
  const { message: detail, place, rule } = reason;
  return { ...traced, hops: [...hops, { kind: 'failure', object: undefined, detail, place, rule }] };
}

function shownHop(hop: Hop, node: string | undefined, picture: TracedPicture): TracedHop {
  const { analysis, toLsp, locale } = picture;
  const { kind, object, place, rule } = hop;
  const location = place && toLsp.locate(place);
  const finding = rule === undefined ? undefined : findingOf(hop, picture);
  return {
    kind,
    detail: render(hop.detail, locale),
    ...(object && { object: objectId(analysis.view(), object) }),
    ...(node !== undefined && { node }),
    ...(location && { location }),
    ...(rule !== undefined && { rule, docs: docsUrl(rule, locale) }),
    ...(finding && { finding }),
    alternatives: [],
  };
}

/** What the rule of a failure reports in the same document, at the same place if it can. */
function findingOf({ place, rule }: Hop, { analysis, toLsp, locale }: TracedPicture): NodeFinding | undefined {
  if (!place) return undefined;
  const found = analysis
    .findings(place.document.file)
    .filter(({ finding }) => finding.rule.id === rule && finding.place.document === place.document);
  const here = found.find(({ finding }) => finding.place.start < place.end && place.start < finding.place.end);
  const meant = here ?? found[0];
  return meant && shownFinding(meant, toLsp, locale);
}

/** What loses stands under the hop that wins. */
function withAlternatives(hops: readonly TracedHop[]): TracedHop[] {
  const result: TracedHop[] = [];
  for (const hop of hops) {
    const winner = result.at(-1);
    if (hop.kind !== 'alternative' || !winner) result.push(hop);
    else result[result.length - 1] = { ...winner, alternatives: [...winner.alternatives, hop] };
  }
  return result;
}

function redirectTarget(
  { scheme, host, port, path }: NonNullable<Trace['redirect']>,
  request: TraceRequest,
): string | undefined {
  const name = host ?? request.host;
  if (name === null) return undefined;
  const authority = name.includes(':') ? `[${name}]` : name;
  return `${scheme}://${authority}${port === undefined ? '' : `:${port}`}${path}`;
}
