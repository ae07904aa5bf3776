/** A request at the proxy of an Ingress: is it served, which rule takes it, and where that rule sends it. */
import { backendPort, bindBackend, bindBackendPort, findByTargetPort, isAlbAction } from '../../bind/backend.ts';
import {
  type ClassBinding,
  type ControllerFamily,
  classOf,
  familyOf,
  ingressClasses,
} from '../../bind/ingress-class.ts';
import { isCanary } from '../../bind/ingress-overlap.ts';
import { bindServiceName } from '../../bind/service-name.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Ingress, IngressBackend } from '../../model/kinds/ingress.ts';
import type { Place } from '../../yaml/syntax.ts';
import { type Choice, forward, reasonOf } from '../forward.ts';
import type { TraceRequest } from '../request.ts';
import type { Trace, Trail } from '../result.ts';
import { albAction, hasTls, redirectOf, rewriteKey, rewrittenPath } from './annotations.ts';
import { canaryOf, canaryShare } from './canary.ts';
import { addAlternatives, addRule, pathsOf } from './explain.ts';
import { addGuards } from './guards.ts';
import { type ServedPorts, servedPorts } from './ports.ts';
import { controllerRewrite } from './rewrites.ts';
import { type RoutingTable, routingTable, type TableEntry } from './table.ts';

const texts = {
  entry: { en: 'Ingress of class "{class}"', ko: '클래스 "{class}"의 인그레스' },
  entryNoClass: {
    en: 'Ingress without a class: of whichever controller takes those',
    ko: '클래스가 없는 인그레스: 클래스 없는 인그레스를 맡는 컨트롤러가 처리합니다',
  },
  anyController: {
    en: 'Which controller serves it is not known: its rules count as the Ingress API defines them, its annotations do not',
    ko: '어느 컨트롤러가 처리하는지 알 수 없어 규칙은 인그레스 API의 정의대로 보고 애너테이션은 보지 않습니다',
  },
  portElsewhere: {
    en: 'By {key} this Ingress is not served on port {port}',
    ko: '{key}에 따라 이 인그레스는 {port} 포트로 제공되지 않습니다',
  },
  noPortHere: { en: 'This Ingress is not served on port {port}', ko: '이 인그레스는 {port} 포트로 제공되지 않습니다' },
  maybeElsewhere: {
    en: 'By {key} this Ingress is not served on port {port}; what the controller answers there is in its own configuration',
    ko: '{key}에 따라 이 인그레스는 {port} 포트로 제공되지 않습니다. 그 포트의 응답은 컨트롤러 설정에 달려 있습니다',
  },
  notServed: {
    en: 'No IngressClass is named "{class}", so no controller serves this Ingress',
    ko: '"{class}"이라는 IngressClass가 없어 이 인그레스를 처리할 컨트롤러가 없습니다',
  },
  notHttp: {
    en: 'An Ingress serves HTTP and HTTPS only, not {scheme}',
    ko: '인그레스는 HTTP와 HTTPS만 처리하며 {scheme}은(는) 처리하지 않습니다',
  },
  port: {
    en: 'An Ingress is served on ports 80 and 443; whether its controller listens on {port} is not in these manifests',
    ko: '인그레스는 80과 443 포트로 제공됩니다. 컨트롤러가 {port} 포트에서도 듣는지는 이 매니페스트로 알 수 없습니다',
  },
  plainToTls: { en: 'Plain HTTP sent to the HTTPS port', ko: 'HTTPS 포트로 평문 HTTP를 보냈습니다' },
  tlsToPlain: { en: 'TLS sent to the HTTP port', ko: 'HTTP 포트로 TLS를 보냈습니다' },
  noTls: {
    en: 'This Ingress has no TLS certificate, so its load balancer does not listen on port {port}',
    ko: '이 인그레스에는 TLS 인증서가 없어 로드 밸런서가 {port} 포트에서 듣지 않습니다',
  },
  tls: { en: 'TLS ends here, with the certificate for "{host}"', ko: 'TLS는 여기서 끝나며 "{host}"의 인증서를 씁니다' },
  defaultTls: {
    en: 'TLS ends here, with the default certificate of the controller: no tls entry is for "{host}"',
    ko: 'TLS는 여기서 끝나며 컨트롤러의 기본 인증서를 씁니다. "{host}"을(를) 위한 tls 항목이 없습니다',
  },
  templated: {
    en: 'A template decides the rules of Ingress "{name}", and one may take this request',
    ko: '인그레스 "{name}"의 규칙은 템플릿에 따라 정해지며, 그중 하나가 이 요청을 받을 수 있습니다',
  },
  unreadable: {
    en: 'Whether "{path}" matches is up to the controller',
    ko: '"{path}"이(가) 일치하는지는 컨트롤러에 달려 있습니다',
  },
  noRule: {
    en: 'No rule matches {host}{path}, and there is no default backend: 404',
    ko: '{host}{path}와 일치하는 규칙도 기본 백엔드도 없어 404로 답합니다',
  },
  noPath: {
    en: 'No path of {host} matches {path}: there are {paths}; 404',
    ko: '{host}의 경로 중 {path}와 일치하는 것이 없습니다. 있는 경로는 {paths}이며 404로 답합니다',
  },
  defaultBackend: { en: 'default backend: no rule matches', ko: '일치하는 규칙이 없어 기본 백엔드로 갑니다' },
  redirect: { en: 'redirect ({status}) by {key}', ko: '{key}에 따라 리디렉션({status})합니다' },
  rewrite: { en: 'path rewritten to {path}', ko: '경로를 {path}(으)로 바꿉니다' },
  action: { en: 'action "{name}" of the load balancer', ko: '로드 밸런서의 동작 "{name}"' },
  fixed: { en: 'The load balancer answers {status} by itself', ko: '로드 밸런서가 직접 {status}로 답합니다' },
  actionUnknown: {
    en: 'What action "{name}" does cannot be told',
    ko: '동작 "{name}"이(가) 무엇을 하는지 알 수 없습니다',
  },
  resource: {
    en: 'The backend is a resource of another kind; its controller knows what it does',
    ko: '백엔드가 다른 종류의 리소스이며 무엇을 하는지는 컨트롤러가 압니다',
  },
  noBackend: { en: 'The rule has no backend', ko: '규칙에 백엔드가 없습니다' },
  noService: {
    en: 'Service "{name}" does not exist in namespace {namespace}',
    ko: '네임스페이스 {namespace}에 서비스 "{name}"이(가) 없습니다',
  },
  noPort: { en: 'Service "{name}" has no port {port}', ko: '서비스 "{name}"에는 포트 {port}이(가) 없습니다' },
  external: { en: 'Service "{name}" is not in these manifests', ko: '서비스 "{name}"은(는) 이 매니페스트에 없습니다' },
} satisfies Record<string, Text>;

export function traceIngress(view: View, ingress: Ingress, request: TraceRequest, trail: Trail): Trace {
  const binding = classOf(view, ingress);
  const family = familyOf(view, ingress);
  const className = binding.state === 'named' || binding.state === 'default' ? binding.name : undefined;
  const served = className === undefined ? message(texts.entryNoClass) : message(texts.entry, { class: className });
  trail.add('entry', served, ingress);
  if (family === 'unknown') trail.add('entry', message(texts.anyController), ingress);
  if (isUnserved(view, ingress, binding))
    return trail.end('unreachable', message(texts.notServed, { class: className! }), {
      rule: 'ingress-class-not-found',
      place: ingress.ingressClassName?.place,
    });
  const table = routingTable(view, ingress, family, request.host, request.path);
  const isSecured = hasTls(table, family, request.host);
  return (
    refuse(table, ingress, family, request, isSecured, trail) ?? route(view, table, family, request, isSecured, trail)
  );
}

/** A named IngressClass is missing only if there is some IngressClass; a class by annotation needs none. */
function isUnserved(view: View, ingress: Ingress, binding: ClassBinding): boolean {
  return (
    binding.state === 'named' &&
    binding.by === 'field' &&
    !binding.ingressClass &&
    ingressClasses(view, ingress).length > 0 &&
    !view.hasUncertain(ingress, 'ingress-class')
  );
}

/** What keeps a request from being looked at, and the TLS session of one that is. */
function refuse(
  table: RoutingTable,
  ingress: Ingress,
  family: ControllerFamily,
  request: TraceRequest,
  isSecured: boolean,
  trail: Trail,
): Trace | undefined {
  const { scheme, port, host } = request;
  if (scheme === 'tcp' || scheme === 'udp' || scheme === 'tls')
    return trail.end('rejected', message(texts.notHttp, { scheme }));
  const served = servedPorts(ingress, family);
  const isSecure = served.secure.includes(port);
  if (!isSecure && !served.plain.includes(port)) return notServedOn(served, ingress, port, trail);
  if (scheme === 'http' && isSecure) return trail.end('answered', message(texts.plainToTls), { status: 400 });
  if (scheme === 'https' && !isSecure) return trail.end('rejected', message(texts.tlsToPlain));
  if (!isSecure) return undefined;
  const hasOtherCertificate = [...(ingress.annotations?.entries.keys() ?? [])].some(key =>
    /cert|listen-ports/.test(key),
  );
  if (family === 'gce' && ingress.tls.length === 0 && ingress.tlsComplete && !hasOtherCertificate)
    return trail.end('rejected', message(texts.noTls, { port }), { place: ingress.specPlace });
  const tls = table.ingresses.find(one => one.tls.length > 0);
  trail.add(
    'listener',
    message(isSecured ? texts.tls : texts.defaultTls, { host: request.sni ?? host ?? '' }),
    isSecured ? tls : ingress,
    isSecured ? tls?.tlsPlace : undefined,
  );
  return undefined;
}

function notServedOn({ key, certain }: ServedPorts, ingress: Ingress, port: number, trail: Trail): Trace {
  const place = key === undefined ? ingress.namePlace : ingress.annotations?.entries.get(key)?.place;
  if (certain)
    return trail.end('rejected', message(key ? texts.portElsewhere : texts.noPortHere, { key: key ?? '', port }), {
      place,
    });
  return trail.end('unknown', key ? message(texts.maybeElsewhere, { key, port }) : message(texts.port, { port }), {
    place,
  });
}

function route(
  view: View,
  table: RoutingTable,
  family: ControllerFamily,
  request: TraceRequest,
  isSecured: boolean,
  trail: Trail,
): Trace {
  const undecided = table.entries.find(entry => entry.match === 'unknown');
  const matching = table.entries.filter(entry => entry.match === 'yes' && !isCanary(entry.ingress));
  const [winner] = matching;
  const isOpen = undecided && (!winner || table.entries.indexOf(undecided) < table.entries.indexOf(winner));
  if (winner) {
    addRule(winner, trail);
    addAlternatives(winner, matching.slice(1), trail);
  }
  if (table.uncertain)
    return trail.end('unknown', message(texts.templated, { name: knownValue(table.uncertain.name) ?? '?' }), {
      place: table.uncertain.namePlace,
    });
  if (isOpen)
    return trail.end('unknown', message(texts.unreadable, { path: knownValue(undecided.path.path) ?? '/' }), {
      place: undecided.path.path?.place,
    });
  if (winner) {
    const redirect = redirectOf(winner.ingress, family, request, isSecured);
    if (redirect) return redirected(redirect, winner.ingress, trail);
    addGuards(winner.ingress, family, trail);
    return sendTo(view, table, winner, family, request, trail);
  }
  const owner = table.ingresses.find(one => one.defaultBackend);
  if (owner?.defaultBackend) {
    trail.add('rule', message(texts.defaultBackend), owner, owner.defaultBackend.place);
    const redirect = redirectOf(owner, family, request, isSecured);
    if (redirect) return redirected(redirect, owner, trail);
    return answer(view, owner, owner.defaultBackend, family, request, trail, {});
  }
  const host = request.host ?? '';
  const text =
    table.entries.length > 0
      ? message(texts.noPath, { host, path: request.path, paths: pathsOf(table.entries) })
      : message(texts.noRule, { host, path: request.path });
  return trail.end('answered', text, { status: 404, ...grpcCode(request) });
}

function grpcCode(request: TraceRequest) {
  return request.scheme === 'grpc' ? { grpcCode: 'Unimplemented' } : {};
}

function redirected(
  { key, ...redirect }: NonNullable<ReturnType<typeof redirectOf>>,
  ingress: Ingress,
  trail: Trail,
): Trace {
  const place = ingress.annotations?.entries.get(key)?.place;
  trail.add('filter', message(texts.redirect, { status: redirect.status, key }), ingress, place);
  return { verdict: 'redirected', status: redirect.status, hops: trail.hops, backends: [], redirect };
}

function sendTo(
  view: View,
  table: RoutingTable,
  entry: TableEntry,
  family: ControllerFamily,
  request: TraceRequest,
  trail: Trail,
): Trace {
  const { ingress, path } = entry;
  const own = table.isRegex ? rewrittenPath(entry) : undefined;
  const other = own === undefined ? controllerRewrite(entry, family, request.path) : undefined;
  const rewritten = own ?? other?.path;
  if (rewritten !== undefined) {
    const place = ingress.annotations?.entries.get(other?.key ?? rewriteKey)?.place;
    trail.add('filter', message(texts.rewrite, { path: rewritten }), ingress, place);
  }
  const more = rewritten === undefined ? {} : { forwarded: { path: rewritten } };
  const canary = family === 'nginx' ? canaryOf(table.entries, entry) : undefined;
  if (!canary || !path.backend || !canary.path.backend)
    return answer(view, ingress, path.backend, family, request, trail, more);
  const share = canaryShare(canary.ingress, request);
  if (share === undefined)
    return trail.end('unknown', message(texts.templated, { name: knownValue(canary.ingress.name) ?? '?' }));
  const main = { ...choose(view, ingress, path.backend, family), weight: (1 - share) * 100 };
  const beside = { ...choose(view, canary.ingress, canary.path.backend, family), weight: share * 100 };
  return forward(view, request, [main, beside], trail, more);
}

function answer(
  view: View,
  ingress: Ingress,
  backend: IngressBackend | undefined,
  family: ControllerFamily,
  request: TraceRequest,
  trail: Trail,
  more: Partial<Trace>,
): Trace {
  if (!backend) return trail.end('answered', message(texts.noBackend), { status: 503, rule: 'ingress-backend-empty' });
  if (isAlbAction(backend)) return albAnswer(view, ingress, backend, request, trail);
  if (backend.resource) return trail.end('unknown', message(texts.resource), { place: backend.resource.place });
  return forward(view, request, [choose(view, ingress, backend, family)], trail, more);
}

function albAnswer(view: View, ingress: Ingress, backend: IngressBackend, request: TraceRequest, trail: Trail): Trace {
  const name = knownValue(backend.serviceName) ?? '?';
  const place = backend.serviceName?.place;
  trail.add('rule', message(texts.action, { name }), ingress, place);
  const action = albAction(ingress, name, request);
  switch (action?.type) {
    case 'redirect':
      return redirected({ ...action.redirect, key: `alb.ingress.kubernetes.io/actions.${name}` }, ingress, trail);
    case 'fixed-response':
      return trail.end('answered', message(texts.fixed, { status: action.status }), { status: action.status, place });
    case 'forward':
      if (action.targets.length === 0) break;
      return forward(
        view,
        request,
        action.targets.map(target => {
          const number = Number(target.port);
          const wanted = Number.isInteger(number) ? number : target.port;
          return { ...chooseService(view, ingress, target.service, wanted, place), weight: target.weight };
        }),
        trail,
      );
  }
  return trail.end('unknown', message(texts.actionUnknown, { name }), { place });
}

/** One backend that gets everything. */
function choose(view: View, ingress: Ingress, backend: IngressBackend, family: ControllerFamily): Choice {
  const name = knownValue(backend.serviceName) ?? '?';
  const service = `${view.namespaceOf(ingress) ?? '?'}/${name}`;
  const place = backend.serviceName?.place ?? backend.place;
  const base = { name: service, weight: 1, place };
  const binding = bindBackend(view, ingress, backend);
  const wanted = backendPort(backend);
  const number = typeof wanted === 'number' ? wanted : undefined;
  if (!binding)
    return {
      ...base,
      state: 'failed',
      port: number,
      status: 503,
      reason: reasonOf(message(texts.noBackend), 'ingress-backend-empty', place),
    };
  if (binding.state !== 'bound') return notBound(view, ingress, binding.state, name, number, base);
  const [target] = binding.targets;
  const port = bindBackendPort(target, backend);
  const byTarget =
    family === 'nginx' && port?.state === 'unbound' && wanted !== undefined
      ? findByTargetPort(view, target, wanted)
      : undefined;
  if (byTarget?.written) return { ...base, state: 'service', service: target, port: byTarget.port };
  if (port?.state === 'bound') return { ...base, state: 'service', service: target, port: port.targets[0] };
  if (port?.state === 'unknown')
    return {
      ...base,
      state: 'unknown',
      port: number,
      reason: reasonOf(message(texts.external, { name }), undefined, place),
    };
  return noPort(base, name, wanted, backend.portPlace ?? place);
}

/** A Service that an annotation names. */
function chooseService(
  view: View,
  ingress: Ingress,
  name: string,
  wanted: number | string,
  place: Place | undefined,
): Choice {
  const namespace = view.namespaceOf(ingress);
  const base = { name: `${namespace ?? '?'}/${name}`, weight: 1, place };
  const binding = bindServiceName(view, ingress, namespace, name);
  const number = typeof wanted === 'number' ? wanted : undefined;
  if (binding.state !== 'bound') return notBound(view, ingress, binding.state, name, number, base);
  const [service] = binding.targets;
  const port = service.ports.find(
    p => (typeof wanted === 'number' ? knownValue(p.port) : knownValue(p.name)) === wanted,
  );
  return port ? { ...base, state: 'service', service, port } : noPort(base, name, wanted, place);
}

type Base = Pick<Choice, 'name' | 'weight' | 'place'>;

function notBound(
  view: View,
  ingress: Ingress,
  state: 'unbound' | 'unknown',
  name: string,
  port: number | undefined,
  base: Base,
): Choice {
  const namespace = view.namespaceOf(ingress) ?? '?';
  if (state === 'unknown')
    return { ...base, state, port, reason: reasonOf(message(texts.external, { name }), undefined, base.place) };
  const reason = reasonOf(message(texts.noService, { name, namespace }), 'ingress-backend-service-missing', base.place);
  return { ...base, state: 'failed', port, status: 503, reason };
}

function noPort(base: Base, name: string, wanted: number | string | undefined, place: Place | undefined): Choice {
  const reason = reasonOf(message(texts.noPort, { name, port: wanted ?? '?' }), 'ingress-backend-port-missing', place);
  return { ...base, state: 'failed', port: typeof wanted === 'number' ? wanted : undefined, status: 503, reason };
}
