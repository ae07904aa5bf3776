/** Hand-written endpoints that point at the cluster IP of a Service (S6). */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  clusterIP: {
    en: '{address} is the cluster IP of {service}; an endpoint cannot be another Service',
    ko: '{address}은(는) {service}의 클러스터 IP입니다. 다른 Service는 엔드포인트가 될 수 없습니다',
  },
  here: { en: 'The cluster IP', ko: '클러스터 IP입니다' },
};

export const endpointsliceAddressIsClusterIp = defineRule({
  id: 'endpointslice-address-is-cluster-ip',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Endpoint address is the cluster IP of a Service',
    ko: '엔드포인트 주소가 Service의 클러스터 IP입니다',
  },
  why: {
    en: 'kube-proxy does not support virtual IPs as a destination: packets to a cluster IP are rewritten once, where they start, so a second Service behind the first is never reached. Use `type: ExternalName`.',
    ko: 'kube-proxy는 가상 IP를 목적지로 지원하지 않습니다. 클러스터 IP로 가는 패킷은 출발한 곳에서 한 번만 바뀌므로 Service 뒤의 다른 Service에는 닿지 않습니다. `type: ExternalName`을 쓰십시오.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors'],
  on: ['endpoints'],
  *check(endpoints, view) {
    for (const address of endpoints.subsets.flatMap(subset => subset.addresses)) {
      if (!address.known) continue;
      const services = view.lookupType('service', keys.clusterIP(view.setOf(endpoints), address.value));
      const [service] = services;
      if (!service) continue;
      const place = [service.clusterIP, ...(service.clusterIPs?.items ?? [])].find(
        fact => knownValue(fact) === address.value,
      )!.place;
      yield {
        place: address.place,
        message: message(texts.clusterIP, { address: address.value, service: titleOf(service) }),
        related: [{ place, message: message(texts.here) }],
      };
    }
  },
});
