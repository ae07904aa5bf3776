/** A TLS, TCP or UDP connection on a listener: the first route that is for it, and all of its bytes to one backend. */

import { compareSpecificity } from '../../gateway/hostname.ts';
import type { AttachedRoute, ServingListener } from '../../gateway/serving.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { forward } from '../forward.ts';
import type { TraceRequest } from '../request.ts';
import type { Forwarded, Trace, Trail } from '../result.ts';
import { choicesOf } from './backends.ts';
import { isPassthrough } from './choose-listener.ts';
import { isOpen, routesForHost } from './listener-index.ts';
import { hostnameFor } from './match.ts';

const texts = {
  noRoute: {
    en: 'No route on this listener takes the connection',
    ko: '이 리스너에는 이 연결을 받을 라우트가 없습니다',
  },
  undecided: {
    en: 'Whether {route} takes this connection depends on a template',
    ko: '{route}이(가) 이 연결을 받는지는 템플릿에 따라 다릅니다',
  },
  route: { en: 'route for the whole connection', ko: '연결 전체를 맡는 라우트' },
  routeFor: { en: 'route for server name {name}', ko: '서버 이름 {name}을(를) 위한 라우트' },
  later: {
    en: '{route} is for the same connections; only the oldest, then the first by name gets them',
    ko: '{route}도 같은 연결을 위한 것이지만 먼저 만들어진 것, 이름순으로 첫 번째만 연결을 받습니다',
  },
  noBackends: { en: 'The route has no backend', ko: '라우트에 백엔드가 없습니다' },
} satisfies Record<string, Text>;

export function traceStream(view: View, listener: ServingListener, request: TraceRequest, trail: Trail): Trace {
  const isTls = listener.protocol === 'TLS';
  const name = isTls ? (request.sni ?? null) : null;
  const found = routesForHost(listener, name)
    .filter(({ route }) => ['TLSRoute', 'TCPRoute', 'UDPRoute'].includes(route.kind))
    .flatMap(attached => {
      const hostname = hostnameFor(attached, name);
      return hostname === undefined && attached.certain ? [] : [{ attached, hostname: hostname ?? '' }];
    })
    .sort((a, b) => compareSpecificity(a.hostname, b.hostname));
  const open = found.find(({ attached }) => isOpen(attached));
  if (open)
    return trail.end('unknown', message(texts.undecided, { route: titleOf(open.attached.route) }), {
      place: open.attached.route.namePlace,
    });
  const [first, ...others] = found;
  if (!first) return trail.end('rejected', message(texts.noRoute));
  const { route } = first.attached;
  const text = first.hostname === '' ? message(texts.route) : message(texts.routeFor, { name: first.hostname });
  trail.add('rule', text, route);
  for (const other of others.filter(one => one.hostname === first.hostname).slice(0, 5))
    trail.add('alternative', message(texts.later, { route: titleOf(other.attached.route) }), other.attached.route);
  return sendTo(view, first.attached, listener, request, trail);
}

function sendTo(
  view: View,
  { route }: AttachedRoute,
  listener: ServingListener,
  request: TraceRequest,
  trail: Trail,
): Trace {
  const [rule] = route.rules?.items ?? [];
  const backends = rule?.backendRefs?.items ?? [];
  const choices = choicesOf(view, route, backends, () => undefined);
  const used = choices.filter(choice => choice.weight > 0);
  if (used.length === 0)
    return trail.end('rejected', message(texts.noBackends), { place: rule?.place ?? route.specPlace });
  const base = tlsBehind(listener, request);
  const forwarded = used.length === 1 ? { ...base, ...used[0]!.forwarded } : base;
  // What is inside the connection is not looked at: no status comes of it.
  const connection: TraceRequest = { ...request, scheme: request.scheme === 'udp' ? 'udp' : 'tls' };
  return forward(view, connection, choices, trail, forwarded && { forwarded });
}

/** Passed through, TLS goes on to the pod; ended here, the rest of the way is plain. */
function tlsBehind(listener: ServingListener, request: TraceRequest): Forwarded | undefined {
  if (listener.protocol !== 'TLS') return undefined;
  if (!isPassthrough(listener)) return { backendTLS: false };
  return { backendTLS: true, ...(request.sni !== undefined && { backendTLSServerName: request.sni }) };
}
