/** Fields of load balancers on a Service that has none (ValidateService). */
import { isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { sourceRangesAnnotation } from '../../load-balancer/exposure.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  field: {
    en: '{field} is for type LoadBalancer, this Service is of type {type}',
    ko: '{field}는 LoadBalancer 타입에만 쓸 수 있는데 이 Service는 {type} 타입입니다',
  },
};

const fields = ['loadBalancerSourceRanges', 'loadBalancerClass', 'allocateLoadBalancerNodePorts'] as const;

export const lbFieldOnNonLb = defineRule({
  id: 'lb-field-on-non-lb',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A field of load balancers on a Service of another type',
    ko: '다른 타입의 Service에 로드 밸런서 필드가 있습니다',
  },
  why: {
    en: 'The API server rejects `loadBalancerSourceRanges`, its annotation, `loadBalancerClass` and `allocateLoadBalancerNodePorts` on a Service that is not of type LoadBalancer.',
    ko: 'API 서버는 LoadBalancer 타입이 아닌 Service의 `loadBalancerSourceRanges`와 그 어노테이션, `loadBalancerClass`, `allocateLoadBalancerNodePorts`를 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer'],
  on: ['service'],
  *check(service, view) {
    const type = serviceTypeOf(service);
    if (type === undefined || type === 'LoadBalancer' || !isWhole(service)) return;
    if (view.isOpen(service) && !service.serviceType) return;
    for (const field of fields) {
      const key = service.keyPlaces.get(field);
      const value = service[field];
      // An empty list is no list to the API server.
      if (!key || !value || ('items' in value && value.items.length === 0)) continue;
      const removal = removeEntry(key, value.place, field);
      yield { place: key, message: message(texts.field, { field, type }), fixes: removal ? [removal] : [] };
    }
    const annotated = service.annotations?.keyPlaces.get(sourceRangesAnnotation);
    if (annotated) yield { place: annotated, message: message(texts.field, { field: sourceRangesAnnotation, type }) };
  },
});
