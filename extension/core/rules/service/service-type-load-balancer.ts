/** A Service that gets a load balancer. Off by default: whether that is wanted is a policy. */
import { message } from '../../l10n/message.ts';
import { isInternal } from '../../load-balancer/exposure.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  open: {
    en: 'This Service gets a load balancer of its own, which the internet may reach',
    ko: '이 Service는 인터넷에서 접근할 수 있는 자체 로드 밸런서를 받습니다',
  },
};

export const serviceTypeLoadBalancer = defineRule({
  id: 'service-type-load-balancer',
  group: 'service',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'Service with a load balancer that is not internal',
    ko: '내부용이 아닌 로드 밸런서를 쓰는 Service입니다',
  },
  why: {
    en: 'Cloud providers give the Service a public address unless an annotation asks for an internal load balancer. Off unless switched on, for teams that let traffic in through one Ingress or Gateway only.',
    ko: '클라우드 제공자는 어노테이션으로 내부 로드 밸런서를 요청하지 않으면 Service에 공인 주소를 줍니다. 하나의 Ingress나 Gateway로만 트래픽을 받는 팀을 위한 규칙이며 켜야 알립니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
    'https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer',
  ],
  on: ['service'],
  *check(service) {
    const type = service.serviceType;
    if (!type || knownValue(type) !== 'LoadBalancer' || isInternal(service) !== false) return;
    yield { place: type.place, message: message(texts.open) };
  },
});
