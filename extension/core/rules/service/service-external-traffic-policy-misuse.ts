/** An externalTrafficPolicy on a Service that takes no traffic from outside (validateServiceExternalTrafficPolicy). */
import { isExternallyAccessible, isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';

const misuse = {
  en: 'externalTrafficPolicy has no place on a Service of type {type}: nothing reaches it from outside of the cluster',
  ko: '{type} 타입 Service에는 externalTrafficPolicy를 둘 수 없습니다. 클러스터 밖에서 오는 트래픽이 없습니다',
};

export const serviceExternalTrafficPolicyMisuse = defineRule({
  id: 'service-external-traffic-policy-misuse',
  group: 'service',
  severity: 'error',
  summary: {
    en: '`externalTrafficPolicy` on a Service that is not reachable from outside',
    ko: '외부에서 접근할 수 없는 Service에 `externalTrafficPolicy`가 있습니다',
  },
  why: {
    en: 'The policy is for traffic that enters at a node port, a load balancer or an external IP. The API server rejects it on a Service that has none of them.',
    ko: '이 정책은 노드 포트, 로드 밸런서, 외부 IP로 들어오는 트래픽에 적용됩니다. 그중 아무것도 없는 Service에 있으면 API 서버가 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy'],
  on: ['service'],
  *check(service, view) {
    const policy = service.externalTrafficPolicy;
    if (!policy?.known || policy.value === '' || !isWhole(service)) return;
    if (isExternallyAccessible(service) !== false) return;
    // Without a type of its own, a kustomization's patch may give the Service one.
    if (!service.serviceType && view.isOpen(service)) return;
    const removal = removeEntry(service.keyPlaces.get('externalTrafficPolicy')!, policy.place, 'externalTrafficPolicy');
    yield {
      place: policy.place,
      message: message(misuse, { type: serviceTypeOf(service)! }),
      fixes: removal ? [removal] : [],
    };
  },
});
