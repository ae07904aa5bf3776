/**
 * A request at the OpenShift router: the Route by host and the longest path, its TLS termination, its weighted Services
 * (route.openshift.io/v1 types.go `RouteSpec`, `TLSConfig`; docs.openshift.com "Route configuration"). The router listens on ports
 * 80 and 443 and answers 503 to whatever no Route is for.
 */
import { bindRoutePort } from '../../bind/route.ts';
import { bindServiceName } from '../../bind/service-name.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { Route, RouteTarget } from '../../model/kinds/route.ts';
import type { SetId } from '../../sources/file-context.ts';
import { type Choice, forward, reasonOf } from '../forward.ts';
import { wildcardOf } from '../ingress/table.ts';
import { isHttp, type TraceRequest } from '../request.ts';
import type { Trace, Trail } from '../result.ts';

const texts = {
  entry: { en: 'OpenShift Route: {host}{path}', ko: 'OpenShift 라우트: {host}{path}' },
  port: {
    en: 'The OpenShift router listens on ports 80 and 443, not on {port}',
    ko: 'OpenShift 라우터는 80과 443 포트에서 듣고 {port}에서는 듣지 않습니다',
  },
  scheme: { en: 'The router takes no {scheme} connection here', ko: '라우터는 여기서 {scheme} 연결을 받지 않습니다' },
  noPath: {
    en: 'No Route of this host is for path {path}: 503',
    ko: '이 호스트의 라우트 중 경로 {path}을(를) 위한 것이 없어 503으로 답합니다',
  },
  noTls: {
    en: 'The Route has no tls, so the router serves it on port 80 only: 503',
    ko: '라우트에 tls가 없어 라우터는 80 포트로만 제공합니다: 503',
  },
  insecure: {
    en: 'The Route is secured and insecureEdgeTerminationPolicy does not allow plain HTTP: 503',
    ko: '라우트가 TLS를 쓰고 insecureEdgeTerminationPolicy가 평문 HTTP를 허용하지 않습니다: 503',
  },
  redirect: { en: 'insecureEdgeTerminationPolicy: Redirect (302)', ko: 'insecureEdgeTerminationPolicy: Redirect(302)' },
  termination: { en: 'TLS: {termination}', ko: 'TLS: {termination}' },
  templated: { en: 'A template decides the TLS of this Route', ko: '이 라우트의 TLS는 템플릿에 따라 정해집니다' },
  noService: {
    en: 'Service "{name}" does not exist in namespace {namespace}',
    ko: '네임스페이스 {namespace}에 서비스 "{name}"이(가) 없습니다',
  },
  noPort: { en: 'Service "{name}" has no port {port}', ko: '서비스 "{name}"에는 포트 {port}이(가) 없습니다' },
  external: { en: 'Service "{name}" is not in these manifests', ko: '서비스 "{name}"은(는) 이 매니페스트에 없습니다' },
} satisfies Record<string, Text>;

/** The Routes for a host, exact ones before those for a whole domain. */
export function routesForHost(view: View, set: SetId, host: string): readonly Route[] {
  return [host, wildcardOf(host)].flatMap(one => view.lookupType('route', keys.routeHost(set, one)));
}

/** `routes`: all for the host, at least one. */
export function traceRoute(view: View, routes: readonly Route[], request: TraceRequest, trail: Trail): Trace {
  const { port, scheme, path, host } = request;
  const [first] = routes as readonly [Route, ...Route[]];
  if (port !== 80 && port !== 443)
    return trail.end('rejected', message(texts.port, { port }), { place: first.namePlace });
  if (!isHttp(scheme) && scheme !== 'tls') return trail.end('rejected', message(texts.scheme, { scheme }));
  const isSecure = scheme === 'tls' || scheme === 'https' || port === 443;
  if (isSecure !== (port === 443)) return trail.end('rejected', message(texts.scheme, { scheme }));
  const route = routes
    .filter(one => takesPath(one, path))
    .sort((a, b) => (knownValue(b.path) ?? '').length - (knownValue(a.path) ?? '').length)[0];
  if (!route) return trail.end('answered', message(texts.noPath, { path }), { status: 503, place: first.path?.place });
  trail.add(
    'entry',
    message(texts.entry, { host: host ?? '*', path: knownValue(route.path) ?? '' }),
    route,
    route.host?.place,
  );
  return secured(route, isSecure, request, trail) ?? sendTo(view, route, isSecure, request, trail);
}

/** A path is a prefix by elements; a Route that passes TLS through sees none. */
function takesPath(route: Route, path: string): boolean {
  const prefix = (knownValue(route.path) ?? '').replace(/\/$/, '');
  if (prefix === '' || knownValue(route.tls?.termination) === 'passthrough') return true;
  return path === prefix || path.startsWith(`${prefix}/`);
}

function secured(route: Route, isSecure: boolean, request: TraceRequest, trail: Trail): Trace | undefined {
  const { tls } = route;
  if (!tls)
    return isSecure ? trail.end('answered', message(texts.noTls), { status: 503, place: route.namePlace }) : undefined;
  const termination = knownValue(tls.termination);
  const policy = valueOrDefault(tls.insecurePolicy, 'None');
  if (termination === undefined || policy === undefined)
    return trail.end('unknown', message(texts.templated), { place: tls.place });
  if (isSecure) {
    trail.add('listener', message(texts.termination, { termination }), route, tls.termination?.place);
    return undefined;
  }
  if (policy === 'Allow' && termination !== 'passthrough') return undefined;
  if (policy !== 'Redirect') return trail.end('answered', message(texts.insecure), { status: 503, place: tls.place });
  trail.add('filter', message(texts.redirect), route, tls.insecurePolicy?.place);
  const redirect = {
    status: 302,
    scheme: 'https',
    host: request.host ?? undefined,
    port: undefined,
    path: request.path,
  };
  return { verdict: 'redirected', status: 302, hops: trail.hops, backends: [], redirect };
}

function sendTo(view: View, route: Route, isSecure: boolean, request: TraceRequest, trail: Trail): Trace {
  const targets = [route.to, ...route.alternateBackends].flatMap(target => target ?? []);
  const choices = targets.map(target => choiceOf(view, route, target));
  const termination = isSecure ? knownValue(route.tls?.termination) : undefined;
  const isPassed = termination === 'passthrough';
  const forwarded = termination === undefined ? undefined : { backendTLS: isPassed || termination === 'reencrypt' };
  const connection: TraceRequest = isPassed ? { ...request, scheme: 'tls' } : request;
  return forward(view, connection, choices, trail, forwarded && { forwarded });
}

function choiceOf(view: View, route: Route, target: RouteTarget): Choice {
  const name = knownValue(target.name) ?? '?';
  const namespace = view.namespaceOf(route);
  const place = target.name?.place ?? target.place;
  const base = { name: `${namespace ?? '?'}/${name}`, weight: valueOrDefault(target.weight, 100) ?? 100, place };
  const unknown = {
    ...base,
    state: 'unknown',
    port: undefined,
    reason: reasonOf(message(texts.external, { name }), undefined, place),
  } as const;
  const failed = (reason: ReturnType<typeof reasonOf>) =>
    ({ ...base, state: 'failed', port: undefined, status: 503, reason }) as const;
  if (target.name?.known === false || route.targetPort?.known === false || target.weight?.known === false)
    return unknown;
  const binding = bindServiceName(view, route, namespace, name);
  if (binding.state === 'unknown') return unknown;
  if (binding.state === 'unbound')
    return failed(
      reasonOf(
        message(texts.noService, { name, namespace: namespace ?? '?' }),
        'openshift-route-backend-missing',
        place,
      ),
    );
  const [service] = binding.targets;
  const wanted = knownValue(route.targetPort);
  if (wanted === undefined) {
    const [port] = service.ports;
    return port ? { ...base, state: 'service', service, port } : unknown;
  }
  const port = bindRoutePort(view, service, wanted);
  if (port.state === 'bound') return { ...base, state: 'service', service, port: port.targets[0] };
  if (port.state === 'unknown') return unknown;
  return failed(
    reasonOf(
      message(texts.noPort, { name, port: wanted }),
      'openshift-route-backend-missing',
      route.targetPort?.place ?? place,
    ),
  );
}
