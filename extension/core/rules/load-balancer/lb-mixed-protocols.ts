/** One load balancer for TCP and UDP. */
import { protocolOf } from '../../bind/port.ts';
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  mixed: {
    en: 'One load balancer for {protocols}: not every provider makes one',
    ko: '로드 밸런서 하나에 {protocols}이(가) 함께 있습니다. 지원하지 않는 제공자도 있습니다',
  },
};

export const lbMixedProtocols = defineRule({
  id: 'lb-mixed-protocols',
  group: 'load-balancer',
  severity: 'info',
  summary: { en: 'Load balancer for TCP and UDP at once', ko: 'TCP와 UDP를 함께 쓰는 로드 밸런서' },
  why: {
    en: 'Kubernetes allows it since 1.26; MetalLB, GKE and Azure do it, while some providers refuse the Service, which then stays `<pending>`. Two Services with one address are the other way.',
    ko: 'Kubernetes는 1.26부터 허용하며 MetalLB, GKE, Azure가 지원합니다. 거부하는 제공자에서는 Service가 `<pending>` 상태로 남습니다. 주소 하나를 공유하는 Service 두 개로 나눌 수도 있습니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancers-with-mixed-protocol-types',
  ],
  on: ['service'],
  *check(service) {
    if (serviceTypeOf(service) !== 'LoadBalancer') return;
    const [first, ...others] = service.ports;
    const protocols = new Set(service.ports.map(port => protocolOf(port)));
    const other = others.find(port => protocolOf(port) !== protocolOf(first!));
    if (!other || protocols.has(undefined)) return;
    yield {
      place: other.protocol?.place ?? other.place,
      message: message(texts.mixed, { protocols: [...protocols].join(', ') }),
    };
  },
});
