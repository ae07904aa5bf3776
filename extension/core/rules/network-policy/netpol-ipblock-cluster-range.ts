/** An ipBlock of the ClusterIP of a Service: policies see the addresses of pods (network-policy rules 36, 44). */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { addressOf } from '../../net/address.ts';
import { defineRule } from '../rule.ts';
import { blocksOf, networkPolicyDocs } from './policy-parts.ts';

const texts = {
  service: {
    en: '{address} is the ClusterIP of {service}; policies see the addresses of its pods',
    ko: '{address}은(는) {service}의 ClusterIP입니다. 정책은 그 파드의 주소를 봅니다',
  },
  declared: { en: '{service} is here', ko: '{service}의 위치' },
};

export const netpolIpblockClusterRange = defineRule({
  id: 'netpol-ipblock-cluster-range',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy names the ClusterIP of a Service as an address block',
    ko: 'NetworkPolicy가 Service의 ClusterIP를 주소 블록으로 적었습니다',
  },
  why: {
    en: 'A connection to a ClusterIP is sent on to a pod; with most network plugins this happens before policies look at it, so the block matches nothing. Allow the pods behind the Service with a `podSelector`.',
    ko: 'ClusterIP로 가는 연결은 파드로 바뀌어 전달됩니다. 대부분의 네트워크 플러그인에서는 정책이 검사하기 전에 바뀌므로 이 블록과 일치하는 것이 없습니다. Service 뒤의 파드를 `podSelector`로 허용하세요.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    for (const { cidr, block } of blocksOf(policy)) {
      if (!cidr?.known || !block || block.cidr.first !== block.cidr.last) continue;
      const address = addressOf(block.cidr.family, block.cidr.first).text;
      const [service] = view.lookupType('service', keys.clusterIP(view.setOf(policy), address));
      if (!service) continue;
      yield {
        place: cidr.place,
        message: message(texts.service, { address, service: titleOf(service) }),
        related: [{ place: service.namePlace, message: message(texts.declared, { service: titleOf(service) }) }],
      };
    }
  },
});
