/** A route that sends plain HTTP to a port on which the pods speak TLS, because no BackendTLSPolicy is for it. */
import { servedWorkloads } from '../../bind/served-pods.ts';
import { portEnd } from '../../bind/target-port.ts';
import { backendTlsPolicyFor } from '../../gateway/backend-tls.ts';
import { implementationsOf } from '../../gateway/implementation.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { resolvedBackends } from './backends.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  absent: {
    en: '{service} leads to port {name} of the pods, which speaks TLS; without a BackendTLSPolicy the gateway sends plain HTTP',
    ko: '{service}은(는) TLS를 쓰는 파드의 포트 {name}(으)로 이어지는데, BackendTLSPolicy가 없으면 게이트웨이는 평문 HTTP를 보냅니다',
  },
  port: { en: 'the port of the pods', ko: '파드의 포트' },
};

export const backendTlsPolicyAbsent = defineRule({
  id: 'backend-tls-policy-absent',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Route sends plain HTTP to a TLS port',
    ko: '라우트가 TLS 포트로 평문 HTTP를 보냅니다',
  },
  why: {
    en: 'HTTPRoutes and GRPCRoutes speak plain HTTP to their backends whatever the port is called. Pods that expect TLS answer 400 or close the connection, unless a BackendTLSPolicy is for the Service. Reported where both the Service port (443, or a name with https) and the pods’ port (443, 8443, or such a name) say TLS, no `appProtocol` is given, and the implementation is one that goes by BackendTLSPolicy alone.',
    ko: 'HTTPRoute와 GRPCRoute는 포트 이름과 관계없이 백엔드와 평문 HTTP로 통신합니다. Service에 BackendTLSPolicy가 없으면 TLS를 기다리는 파드는 400으로 응답하거나 연결을 끊습니다. Service 포트(443 또는 https가 든 이름)와 파드의 포트(443, 8443 또는 그런 이름)가 모두 TLS를 가리키고 `appProtocol`이 없으며 BackendTLSPolicy만 따르는 구현체일 때 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/backendtlspolicy/`],
  on: ['gateway-route'],
  *check(route, view) {
    if (route.kind !== 'HTTPRoute' && route.kind !== 'GRPCRoute') return;
    for (const { reference, backend, resolution } of resolvedBackends(view, route)) {
      if (!backend || resolution.state !== 'resolved') continue;
      const { service, port } = resolution;
      if (!saysTls(port.name, knownValue(port.port), [443])) continue;
      if (port.appProtocol || hasOwnSettings(view, service) || backendTlsPolicyFor(view, service, port)) continue;
      const end = tlsEnd(view, service, port);
      if (!end) continue;
      // Others take the port's name or number for a sign, or have settings of their own.
      const implementations = implementationsOf(view, route);
      if (implementations.length === 0 || !implementations.every(one => one !== undefined && followers.has(one)))
        continue;
      yield {
        place: (reference.port ?? reference.name ?? reference).place,
        message: message(texts.absent, { service: titleOf(service), name: end.name }),
        related: [{ place: end.place, message: message(texts.port) }],
      };
    }
  },
});

const followers: ReadonlySet<string> = new Set(['envoy-gateway', 'nginx', 'cilium', 'kgateway']);

function saysTls(name: ServicePort['name'], number: number | undefined, numbers: readonly number[]): boolean {
  return (number !== undefined && numbers.includes(number)) || /(?:^|-)https(?:-|$)/.test(knownValue(name) ?? '');
}

/** The port of every selected pod, if all say TLS. */
function tlsEnd(view: View, service: Service, port: ServicePort) {
  const ends = servedWorkloads(view, service).map(workload => portEnd(view, port, workload));
  const declared = ends.map(end => (end.state === 'declared' ? end.declared : undefined));
  const [first] = declared;
  if (!first || !declared.every(one => one && saysTls(one.port.name, one.number, [443, 8443]))) return undefined;
  return { name: knownValue(first.port.name) ?? String(first.number), place: first.port.place };
}

/** Policies for the whole Service by number, annotations of controllers, mesh settings: somebody else may see to TLS. */
function hasOwnSettings(view: View, service: Service): boolean {
  const set = view.setOf(service);
  const namespace = view.namespaceOf(service);
  const name = knownValue(service.name);
  if (namespace === undefined || name === undefined || view.isOpen(service)) return true;
  if (view.lookup(keys.backendTlsPoliciesFor(set, namespace, name)).length > 0) return true;
  if (view.hasUncertain(service, 'backend-tls-policy')) return true;
  const foreign = [...(service.annotations?.entries.keys() ?? [])];
  if (service.annotations?.complete === false || foreign.some(key => /protocol|scheme|tls|ssl/i.test(key))) return true;
  return [
    ['networking.istio.io', 'DestinationRule'],
    ['gateway.envoyproxy.io', 'BackendTrafficPolicy'],
    ['gateway.kgateway.dev', 'BackendConfigPolicy'],
  ].some(([group, kind]) => view.lookup(keys.kind(set, group!, kind!)).length > 0);
}
