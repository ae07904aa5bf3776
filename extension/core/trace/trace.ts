/** The way of one request through the manifests, from the client to the pod or to where it ends. */
import type { View } from '../index/view.ts';
import { message, type Text } from '../l10n/message.ts';
import { traceBehindController } from './behind-controller.ts';
import { leadsInCircle } from './circle.ts';
import { findEntry } from './entry.ts';
import { traceGateway } from './gateway/trace-gateway.ts';
import { traceIngress } from './ingress/trace-ingress.ts';
import { Refusal } from './read-target.ts';
import { isHttp, type TraceRequest } from './request.ts';
import { type Trace, Trail } from './result.ts';
import { traceRoute } from './route/trace-route.ts';
import { traceHostPort, traceService } from './trace-service.ts';

const texts = {
  http: { en: '{method} {scheme}://{host}{path}, port {port}', ko: '{method} {scheme}://{host}{path}, 포트 {port}' },
  circle: {
    en: 'The redirects lead in a circle: browsers give up with "too many redirects"',
    ko: '리디렉션이 순환하여 브라우저가 "리디렉션이 너무 많음" 오류로 포기합니다',
  },
  other: { en: '{scheme} to {host}, port {port}', ko: '{host}(으)로 {scheme}, 포트 {port}' },
  dns: { en: '{question}: {answer}', ko: '{question}: {answer}' },
} satisfies Record<string, Text>;

/** Follows a request; a `Refusal` is a request that nobody can send. */
export function trace(view: View, request: TraceRequest | Refusal): Trace {
  if (request instanceof Refusal) return new Trail().end('unreachable', request.message);
  const found = follow(view, request);
  return found.redirect && leadsInCircle(request, found, next => follow(view, next)) ? inCircle(found) : found;
}

function inCircle(found: Trace): Trace {
  const place = found.hops.at(-1)?.place;
  const reason = { rule: undefined, message: message(texts.circle), place };
  return {
    ...found,
    hops: [...found.hops, { kind: 'failure', object: undefined, detail: reason.message, place }],
    reason,
  };
}

function follow(view: View, request: TraceRequest): Trace {
  const trail = new Trail();
  const { method, scheme, path, query, port } = request;
  const host = request.host ?? request.address ?? '*';
  const target = query ? `${path}?${query}` : path;
  trail.add('client', message(isHttp(scheme) ? texts.http : texts.other, { method, scheme, host, path: target, port }));
  const entry = findEntry(view, request);
  if ('steps' in entry)
    for (const { question, message: answer, service } of entry.steps ?? [])
      trail.add('dns', message(texts.dns, { question, answer }), service);
  switch (entry.type) {
    case 'gateway':
      return traceGateway(view, entry.gateway, request, trail);
    case 'ingress':
      return traceIngress(view, entry.ingress, request, trail);
    case 'service':
      return (
        traceBehindController(view, entry.service, entry.by, request, trail) ??
        traceService(view, entry.service, entry.by, request, trail)
      );
    case 'route':
      return traceRoute(view, entry.routes, request, trail);
    case 'host-port':
      return traceHostPort(entry.workload, entry.port, request, trail);
    case 'none':
      return trail.end('unreachable', entry.message);
    case 'unknown':
      return trail.end('unknown', entry.message);
  }
}
