/** Several HTTP Services with a load balancer each, which one Ingress or Gateway could serve together. */

import { protocolOf } from '../../bind/port.ts';
import { selectedWorkloads } from '../../bind/served-pods.ts';
import { isHeadless, serviceTypeOf } from '../../bind/service-shape.ts';
import { appliedTogether } from '../../bind/togetherness.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { isInternal } from '../../load-balancer/exposure.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { isProxyWorkload } from '../../reach/proxies.ts';
import { defineRule } from '../rule.ts';

const texts = {
  several: {
    en: '{count} HTTP Services have a load balancer each; one Ingress or Gateway could serve them all behind one address',
    ko: 'HTTP Service {count}개에 로드 밸런서가 하나씩 있습니다. Ingress나 Gateway 하나로 한 주소에서 모두 제공할 수 있습니다',
  },
  another: { en: '{service} has one, too', ko: '{service}에도 있습니다' },
};

export const loadBalancerPerService = defineRule({
  id: 'load-balancer-per-service',
  group: 'load-balancer',
  severity: 'info',
  summary: {
    en: 'Several HTTP Services have a load balancer each',
    ko: '여러 HTTP Service에 로드 밸런서가 하나씩 있습니다',
  },
  why: {
    en: 'Every Service of type LoadBalancer gets an address, and in a cloud a load balancer that is paid for. An Ingress or a Gateway tells HTTP requests apart by host and path (L7), so that one load balancer (L4) in front of its controller is enough.',
    ko: 'LoadBalancer 타입 Service마다 주소가 하나씩 할당되며 클라우드에서는 로드 밸런서마다 비용이 듭니다. Ingress나 Gateway는 HTTP 요청을 호스트와 경로로 나누므로(L7) 컨트롤러 앞의 로드 밸런서(L4) 하나로 충분합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#what-is-ingress'],
  on: ['service'],
  *check(service, view) {
    if (!isCandidate(view, service)) return;
    const namespace = view.namespaceOf(service);
    if (namespace === undefined) return;
    const internal = isInternal(service);
    const all = view
      .inNamespace(service, 'service', namespace)
      .filter(
        other =>
          other === service ||
          (isCandidate(view, other) &&
            isInternal(other) === internal &&
            appliedTogether(view, service, other) !== undefined),
      );
    // Said once, at the first of them.
    if (all.length < 2 || all[0] !== service || internal === undefined) return;
    yield {
      place: service.serviceType!.place,
      message: message(texts.several, { count: all.length }),
      related: all.slice(1, 6).map(other => ({
        place: other.serviceType!.place,
        message: message(texts.another, { service: titleOf(other) }),
      })),
    };
  },
});

/** Nothing but HTTP, to pods that are no proxy themselves. */
function isCandidate(view: View, service: Service): boolean {
  if (serviceTypeOf(service) !== 'LoadBalancer' || !service.serviceType || isHeadless(service) !== false) return false;
  if (view.isOpen(service) || service.ports.length === 0 || !service.ports.every(isHttp)) return false;
  const workloads = selectedWorkloads(view, service);
  return workloads.length > 0 && !workloads.some(isProxyWorkload);
}

const httpPorts = new Set([80, 443, 8000, 8080, 8443, 3000, 5000, 8888]);

function isHttp(port: ServicePort): boolean {
  if (protocolOf(port) !== 'TCP') return false;
  const [name, appProtocol] = [knownValue(port.name), knownValue(port.appProtocol)];
  if (appProtocol !== undefined) return /^https?$|^kubernetes\.io\/(?:h2c|wss?)$/.test(appProtocol);
  if (name !== undefined && /(?:^|-)(?:https?|web|ui)(?:-|$)/.test(name)) return true;
  return httpPorts.has(knownValue(port.port) ?? 0) && (name === undefined || !/tcp|grpc|mysql|redis|sql/.test(name));
}
