/** A headless Service that is to be reached through nodes (ValidateService). */
import { isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: 'A Service of type {type} cannot be headless (clusterIP: None)',
    ko: '{type} 타입 Service는 헤드리스(clusterIP: None)일 수 없습니다',
  },
  type: { en: 'The type is set here', ko: '타입은 여기에서 지정합니다' },
};

export const serviceHeadlessTypeInvalid = defineRule({
  id: 'service-headless-type-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A NodePort or LoadBalancer Service with `clusterIP: None`',
    ko: 'NodePort 또는 LoadBalancer Service에 `clusterIP: None`이 있습니다',
  },
  why: {
    en: 'Traffic from a node port or a load balancer goes through the cluster IP, which a headless Service does not have. The API server rejects the Service.',
    ko: '노드 포트나 로드 밸런서로 들어온 트래픽은 클러스터 IP를 거치는데, 헤드리스 Service에는 클러스터 IP가 없습니다. API 서버가 Service를 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#headless-services'],
  on: ['service'],
  *check(service) {
    const { clusterIP, serviceType } = service;
    const type = serviceTypeOf(service);
    if (!isWhole(service) || !clusterIP || knownValue(clusterIP) !== 'None' || !serviceType) return;
    if (type !== 'NodePort' && type !== 'LoadBalancer') return;
    const removable = service.ports.length > 0 && !service.clusterIPs;
    const removal = removable && removeEntry(service.keyPlaces.get('clusterIP')!, clusterIP.place, 'clusterIP');
    yield {
      place: clusterIP.place,
      message: message(texts.invalid, { type }),
      related: [{ place: serviceType.place, message: message(texts.type) }],
      fixes: removal ? [removal] : [],
    };
  },
});
