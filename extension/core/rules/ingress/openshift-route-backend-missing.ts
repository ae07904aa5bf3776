/** A Route whose Service, or whose port of it, does not exist. Unlike an Ingress, a Route looks at the endpoints' ports. */
import { bindRoutePort } from '../../bind/route.ts';
import { bindServiceName } from '../../bind/service-name.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { Route, RouteTarget } from '../../model/kinds/route.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { missingServiceReport } from '../missing-service.ts';
import { defineRule, type Report } from '../rule.ts';
import { relatedPorts } from './backends.ts';

const texts = {
  missing: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
  kind: {
    en: 'A Route’s target is of kind Service, not {kind}',
    ko: 'Route의 대상은 {kind}이(가) 아니라 Service여야 합니다',
  },
  port: {
    en: '{service} has no port named "{port}" and none whose pods listen on it',
    ko: '{service}에 "{port}"이라는 이름의 포트도, 파드가 그 번호에서 수신하는 포트도 없습니다',
  },
};

export const openshiftRouteBackendMissing = defineRule({
  id: 'openshift-route-backend-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Route leads to a Service or port that does not exist',
    ko: 'Route가 존재하지 않는 Service나 포트로 이어집니다',
  },
  why: {
    en: 'The router sends requests to the endpoints of a Service of the Route’s namespace. Without that Service, or with a `targetPort` that is neither a Service port’s name nor a target port, it answers with 503.',
    ko: '라우터는 Route와 같은 네임스페이스에 있는 Service의 엔드포인트로 요청을 보냅니다. 그 Service가 없거나 `targetPort`가 Service 포트의 이름도 대상 포트도 아니면 503으로 응답합니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/network_apis/route-route-openshift-io-v1',
  ],
  on: ['route'],
  *check(route, view) {
    if (route.group !== 'route.openshift.io') return;
    for (const target of [route.to, ...route.alternateBackends]) if (target) yield* checkTarget(view, route, target);
  },
});

function* checkTarget(view: View, route: Route, target: RouteTarget): Iterable<Report> {
  const kind = valueOrDefault(target.kind, 'Service');
  if (kind !== 'Service') {
    if (kind)
      yield { place: target.kind?.place ?? target.place, message: message(texts.kind, { kind }), severity: 'error' };
    return;
  }
  const namespace = view.namespaceOf(route);
  if (!target.name?.known || namespace === undefined) return;
  const { value: name, place } = target.name;
  const binding = bindServiceName(view, route, namespace, name);
  if (binding.state === 'unbound') {
    const text = message(texts.missing, { name, namespace });
    yield missingServiceReport(view, route, { place, message: text, namespace, nearest: binding.nearest });
  }
  if (binding.state !== 'bound' || !route.targetPort?.known) return;
  const port = route.targetPort;
  if (!binding.targets.every(service => bindRoutePort(view, service, port.value).state === 'unbound')) return;
  const [service] = binding.targets;
  const names = service.ports.flatMap(p => knownValue(p.name) ?? []);
  const near = typeof port.value === 'string' ? nearestNames(port.value, names) : [];
  yield {
    place: port.place,
    message: message(texts.port, { service: titleOf(service), port: port.value }),
    severity: isSurelyMeant(route, service) ? 'error' : 'warning',
    related: [relatedPorts(service)],
    fixes: near.map(candidate => replaceScalar(port.place, candidate, near.length === 1)),
  };
}
