/** The field `loadBalancerIP`, deprecated since Kubernetes 1.24. */
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { poolsAround } from '../../load-balancer/pool.ts';
import { defineRule } from '../rule.ts';

const texts = {
  deprecated: {
    en: 'loadBalancerIP is deprecated: its meaning differs between implementations, and some pass over it',
    ko: 'loadBalancerIP는 더 이상 권장되지 않습니다. 구현마다 의미가 다르고 무시하는 구현도 있습니다',
  },
  metallb: {
    en: 'loadBalancerIP is deprecated: MetalLB takes the annotation metallb.io/loadBalancerIPs',
    ko: 'loadBalancerIP는 더 이상 권장되지 않습니다. MetalLB는 metallb.io/loadBalancerIPs 어노테이션을 씁니다',
  },
};

export const lbIpDeprecated = defineRule({
  id: 'lb-ip-deprecated',
  group: 'load-balancer',
  severity: 'info',
  summary: {
    en: 'Service asks for an address with `loadBalancerIP`',
    ko: 'Service가 `loadBalancerIP`로 주소를 요청합니다',
  },
  why: {
    en: 'The field holds one address of one family, and was deprecated in Kubernetes 1.24 in favour of the annotations of each implementation. It still works where it did.',
    ko: '이 필드에는 한 패밀리의 주소 하나만 적을 수 있으며 Kubernetes 1.24부터 구현별 어노테이션을 쓰도록 권장됩니다. 동작하던 곳에서는 계속 동작합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer'],
  on: ['service'],
  *check(service, view) {
    const address = service.loadBalancerIP;
    if (serviceTypeOf(service) !== 'LoadBalancer' || !address?.known || address.value === '') return;
    const text = poolsAround(view, service).length > 0 ? texts.metallb : texts.deprecated;
    yield { place: service.keyPlaces.get('loadBalancerIP') ?? address.place, message: message(text) };
  },
});
