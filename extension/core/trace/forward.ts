/** What a proxy does with a request once it has chosen backends: shares, endpoints, and the answer that comes of it. */
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Place } from '../yaml/syntax.ts';
import { followPort } from './endpoints.ts';
import { type Origin, type PolicyVerdict, policyVerdict } from './policy.ts';
import { isHttp, type TraceRequest } from './request.ts';
import type { FailedShare, Forwarded, Trace, TraceBackend, TraceEndpoint, TraceReason, Trail } from './result.ts';

const texts = {
  share: { en: '{percent}% of the requests', ko: '요청의 {percent}%' },
} satisfies Record<string, Text>;

/** A backend with its part of the requests, before anyone looks behind it. */
export type Choice = {
  readonly name: string;
  readonly weight: number;
  readonly place: Place | undefined;
  readonly forwarded?: Forwarded | undefined;
} & (
  | { readonly state: 'service'; readonly service: Service; readonly port: ServicePort }
  /** Refused before anything is sent: the status that the client gets. */
  | {
      readonly state: 'failed';
      readonly port: number | undefined;
      readonly status: number;
      readonly reason: TraceReason;
    }
  | { readonly state: 'unknown'; readonly port: number | undefined; readonly reason: TraceReason }
);

/** Sends the request to its backends. `origin`: who connects to the pods. */
export function forward(
  view: View,
  request: TraceRequest,
  choices: readonly Choice[],
  trail: Trail,
  more: Partial<Trace> = {},
  origin: Origin = 'proxy',
): Trace {
  const total = choices.reduce((sum, choice) => sum + choice.weight, 0);
  const backends: TraceBackend[] = [];
  const failed: FailedShare[] = [];
  const reasons: TraceReason[] = [];
  const uncertain: TraceReason[] = [];
  const blocks: TraceReason[] = [];
  let isRefused = true;
  for (const choice of choices) {
    if (choice.weight <= 0) continue;
    const fraction = choice.weight / total;
    if (choices.length > 1)
      trail.add('rule', message(texts.share, { percent: percentOf(fraction) }), undefined, choice.place);
    const base = { service: choice.name, weight: choice.weight, fraction, forwarded: choice.forwarded };
    if (choice.state === 'failed') {
      fail(choice.port, choice.status, choice.reason, choice.name, fraction);
      continue;
    }
    isRefused = false;
    if (choice.state === 'unknown') {
      uncertain.push(choice.reason);
      backends.push({ ...base, port: choice.port, endpoints: [] });
      continue;
    }
    const port = knownValue(choice.port.port);
    const end = followPort(view, choice.service, choice.port, trail);
    if (end.state === 'endpoints') {
      const judged = end.endpoints.map(endpoint => [endpoint, refusal(endpoint)] as const);
      const admitted = judged.flatMap(([endpoint, refused]) => (refused ? [] : [endpoint]));
      const refused = judged.flatMap(([, verdict]) => verdict ?? []);
      const doubt = refused.find(one => one.state === 'unknown');
      const [first] = refused;
      if (admitted.length > 0 || !first) backends.push({ ...base, port, endpoints: admitted });
      else if (doubt) {
        uncertain.push(doubt.reason);
        backends.push({ ...base, port, endpoints: [] });
      } else {
        blocks.push(first.reason);
        fail(port, 504, first.reason, choice.name, fraction);
      }
    } else if (end.state === 'unknown') {
      uncertain.push(end.reason);
      backends.push({ ...base, port, endpoints: [] });
    } else fail(port, 503, end.reason, choice.name, fraction);
  }

  /** What the policies have against sending the request to an endpoint. */
  function refusal({ workload, port, protocol }: TraceEndpoint): PolicyVerdict | undefined {
    const verdict = workload.type === 'workload' ? policyVerdict(view, origin, workload, port, protocol) : undefined;
    if (verdict?.state !== 'admitted') return verdict;
    trail.add('policy', verdict.reason.message, undefined, verdict.reason.place);
    return undefined;
  }

  function fail(
    port: number | undefined,
    status: number,
    reason: TraceReason,
    service: string,
    fraction: number,
  ): void {
    trail.fail(reason);
    reasons.push(reason);
    failed.push({ service, port, fraction, status, reason: reason.message });
  }

  const common = { hops: trail.hops, backends, ...(failed.length > 0 && { failed }), ...more };
  if (backends.some(backend => backend.endpoints.length > 0))
    return { ...common, verdict: 'delivered', ...delivered(request) };
  const [unknownReason] = uncertain;
  if (unknownReason) return { ...common, verdict: 'unknown', reason: unknownReason };
  const [blocked] = blocks;
  if (blocked) return { ...common, verdict: 'blocked', reason: blocked };
  const [reason] = reasons;
  const first = failed[0];
  const isAnswer = isHttp(request.scheme);
  return {
    ...common,
    verdict: isRefused && isAnswer ? 'answered' : isRefused ? 'rejected' : 'unreachable',
    ...(isAnswer && first && { status: first.status }),
    ...(request.scheme === 'grpc' && { grpcCode: 'Unavailable' }),
    ...(reason && { reason }),
  };
}

/** What a client sees of a request that arrives. */
function delivered(request: TraceRequest): Partial<Trace> {
  if (!isHttp(request.scheme)) return {};
  if (request.protocol === 'WEBSOCKET') return { status: 101 };
  return request.scheme === 'grpc' ? { status: 200, grpcCode: 'OK' } : { status: 200 };
}

export function reasonOf(text: Message, rule?: string, place?: Place): TraceReason {
  return { rule, message: text, place };
}

function percentOf(fraction: number): string {
  return String(Math.round(fraction * 1000) / 10);
}
