/** One literal cluster IP in two Services. */
import { areAlternatives } from '../../bind/alternatives.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { clashSeverity } from './node-port-clash.ts';

const texts = {
  collision: {
    en: 'Cluster IP {address} belongs to {other} as well',
    ko: '클러스터 IP {address}를 {other}도 씁니다',
  },
  here: { en: '{address} is used here too', ko: '여기에서도 {address}를 씁니다' },
};

export const serviceClusterIpCollision = defineRule({
  id: 'service-cluster-ip-collision',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Two Services ask for the same cluster IP',
    ko: '두 Service가 같은 클러스터 IP를 요청합니다',
  },
  why: {
    en: 'A cluster IP leads to one Service. The API server refuses the second one: "provided IP is already allocated".',
    ko: '클러스터 IP는 한 Service로만 이어집니다. API 서버는 두 번째 Service를 "provided IP is already allocated"로 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/'],
  on: ['service'],
  *check(service, view) {
    const seen = new Set<string>();
    for (const fact of [service.clusterIP, ...(service.clusterIPs?.items ?? [])]) {
      if (!fact?.known || fact.value === '' || fact.value === 'None' || seen.has(fact.value)) continue;
      seen.add(fact.value);
      const address = fact.value;
      const others = view
        .lookupType('service', keys.clusterIP(view.setOf(service), address))
        .filter(other => other !== service && !areAlternatives(view, service, other));
      const [other] = others;
      if (!other) continue;
      yield {
        place: fact.place,
        message: message(texts.collision, { address, other: titleOf(other) }),
        severity: clashSeverity(service, others),
        related: others.slice(0, 5).map(o => ({
          place: [o.clusterIP, ...(o.clusterIPs?.items ?? [])].find(f => knownValue(f) === address)!.place,
          message: message(texts.here, { address }),
        })),
      };
    }
  },
});
