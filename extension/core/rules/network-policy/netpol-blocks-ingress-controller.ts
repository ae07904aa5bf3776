/** An Ingress, Route or route of the Gateway API leads to pods that let no pod of another namespace in (S16). */

import { bindBackendPort } from '../../bind/backend.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { namesNamespace } from '../../bind/togetherness.ts';
import { resolveBackend } from '../../gateway/backend.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import { backendReferencesOf, type GatewayRoute } from '../../model/kinds/gateway-route.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { type BlockedPort, blockedFrom, blockedProxy } from '../../reach/service-passage.ts';
import type { Place } from '../../yaml/syntax.ts';
import { boundBackends } from '../ingress/backends.ts';
import { defineRule } from '../rule.ts';
import { blockersTitle, relatedBlockers } from './blockers.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  blocked: {
    en: '{policy} lets no pods of other namespaces connect to the pods of Service "{service}" on {port}, so not the proxy behind this {kind} either',
    ko: '{policy}이(가) 다른 네임스페이스의 파드가 Service "{service}"의 파드 {port} 포트에 연결하는 것을 허용하지 않아, 이 {kind}의 프록시도 연결하지 못합니다',
  },
  controller: {
    en: '{policy} keeps {controller}, the ingress controller, from the pods of Service "{service}" on {port}',
    ko: '{policy}이(가) 인그레스 컨트롤러인 {controller}이(가) Service "{service}"의 파드 {port} 포트에 연결하는 것을 막습니다',
  },
};

export const netpolBlocksIngressController = defineRule({
  id: 'netpol-blocks-ingress-controller',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'Network policies keep the ingress controller or gateway out of the backend',
    ko: '네트워크 정책이 인그레스 컨트롤러나 게이트웨이의 백엔드 연결을 막습니다',
  },
  why: {
    en: 'The controller connects to the pods itself, from its own namespace. A policy that lets only pods of the application’s namespace in drops these connections, and clients get 502 or 504. A rule with a `namespaceSelector` for the controller’s namespace lets it in.',
    ko: '컨트롤러는 자신의 네임스페이스에서 파드에 직접 연결합니다. 애플리케이션 네임스페이스의 파드만 허용하는 정책은 이 연결을 차단하고 클라이언트는 502나 504를 받습니다. 컨트롤러의 네임스페이스를 `namespaceSelector`로 허용하면 연결됩니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['ingress', 'gateway-route'],
  *check(resource, view) {
    const seen = new Set<Service>();
    for (const { place, service, port } of resource.type === 'ingress'
      ? ingressEnds(view, resource)
      : routeEnds(view, resource)) {
      if (seen.has(service)) continue;
      const anywhere = blockedProxy(view, service, port);
      const controller =
        anywhere || resource.type !== 'ingress' ? undefined : blockedController(view, resource, service, port);
      const blocked = anywhere ?? controller?.blocked;
      if (!blocked) continue;
      seen.add(service);
      yield {
        place,
        message: message(controller ? texts.controller : texts.blocked, {
          ...(controller && { controller: titleOf(controller.workload) }),
          policy: blockersTitle(blocked.blockers),
          service: knownValue(service.name) ?? '?',
          port: blocked.port,
          kind: resource.kind,
        }),
        related: relatedBlockers(blocked.blockers),
      };
    }
  },
});

/** The controller of the Ingress, where all that may be it are in these files and none of them gets through. */
function blockedController(
  view: View,
  ingress: Ingress,
  service: Service,
  port: ServicePort,
): { readonly workload: Workload; readonly blocked: BlockedPort } | undefined {
  if (familyOf(view, ingress) !== 'nginx' || view.isOpen(ingress)) return undefined;
  const controllers = view.lookupType('workload', keys.nginxControllers(view.setOf(ingress)));
  if (!controllers.every(controller => namesNamespace(controller) && !view.isOpen(controller))) return undefined;
  const [workload] = controllers;
  const found = controllers.map(controller => blockedFrom(view, controller, service, port));
  const [blocked] = found;
  return workload && blocked && found.every(one => one) ? { workload, blocked } : undefined;
}

interface BackendEnd {
  readonly place: Place;
  readonly service: Service;
  readonly port: ServicePort;
}

function* ingressEnds(view: View, ingress: Ingress): Iterable<BackendEnd> {
  for (const { backend, service } of boundBackends(view, ingress)) {
    const port = bindBackendPort(service, backend);
    if (port?.state === 'bound')
      yield { place: backend.serviceName?.place ?? backend.place, service, port: port.targets[0] };
  }
}

function* routeEnds(view: View, route: GatewayRoute): Iterable<BackendEnd> {
  const parents = route.parentRefs?.items ?? [];
  if (parents.every(parent => valueOrDefault(parent.kind, 'Gateway') === 'Service')) return;
  for (const backend of backendReferencesOf(route)) {
    const resolved = resolveBackend(view, route, backend);
    if (resolved.state === 'resolved') yield { place: backend.name?.place ?? backend.place, ...resolved };
  }
}
