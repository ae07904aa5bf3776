/** A port for administrators or databases that the whole internet may knock at. */
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { isInternal, isLimited } from '../../load-balancer/exposure.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  exposed: {
    en: '{what} (port {port}) is open to every address that reaches the load balancer: name the clients in loadBalancerSourceRanges',
    ko: '{what}(포트 {port})이(가) 로드 밸런서에 닿는 모든 주소에 열려 있습니다. loadBalancerSourceRanges에 클라이언트를 적으십시오',
  },
};

const sensitive = new Map([
  [22, 'SSH'],
  [2375, 'Docker'],
  [2376, 'Docker'],
  [2379, 'etcd'],
  [3306, 'MySQL'],
  [5432, 'PostgreSQL'],
  [6379, 'Redis'],
  [9200, 'Elasticsearch'],
  [10250, 'kubelet'],
  [11211, 'memcached'],
  [27017, 'MongoDB'],
]);

export const lbSensitivePortExposed = defineRule({
  id: 'lb-sensitive-port-exposed',
  group: 'load-balancer',
  severity: 'info',
  summary: {
    en: 'Load balancer opens a port of administrators or databases to everybody',
    ko: '로드 밸런서가 관리용 포트나 데이터베이스 포트를 모두에게 엽니다',
  },
  why: {
    en: 'Most clouds give a Service of type LoadBalancer a public address, and scanners find these ports within minutes. `loadBalancerSourceRanges`, or the provider’s annotation for an internal load balancer, keeps strangers out.',
    ko: '대부분의 클라우드는 LoadBalancer 타입 Service에 공인 주소를 주며 스캐너는 몇 분 안에 이런 포트를 찾습니다. `loadBalancerSourceRanges`나 내부 로드 밸런서용 어노테이션으로 막을 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer'],
  on: ['service'],
  *check(service, view) {
    if (serviceTypeOf(service) !== 'LoadBalancer' || view.isOpen(service)) return;
    if (isInternal(service) !== false || isLimited(service)) return;
    for (const { port } of service.ports) {
      const what = sensitive.get(knownValue(port) ?? 0);
      if (port?.known && what) yield { place: port.place, message: message(texts.exposed, { what, port: port.value }) };
    }
  },
});
