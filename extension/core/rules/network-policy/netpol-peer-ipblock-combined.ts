/** `ipBlock` and a selector in one entry of `from` or `to` (ValidateNetworkPolicyPeer). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyApi, peersOf } from './policy-parts.ts';

const texts = {
  combined: {
    en: '`ipBlock` cannot stand together with a selector in one entry',
    ko: '`ipBlock`은 한 항목에서 셀렉터와 함께 쓸 수 없습니다',
  },
};

export const netpolPeerIpblockCombined = defineRule({
  id: 'netpol-peer-ipblock-combined',
  group: 'network-policy',
  severity: 'error',
  summary: {
    en: 'NetworkPolicy peer has an address block and a selector',
    ko: 'NetworkPolicy의 한 항목에 주소 블록과 셀렉터가 함께 있습니다',
  },
  why: {
    en: 'The API server rejects the policy. Two entries allow both: the pods, and the addresses.',
    ko: 'API 서버가 이 정책을 거부합니다. 항목 두 개로 나누면 파드와 주소를 모두 허용할 수 있습니다.',
  },
  fixable: 'no',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    for (const peer of peersOf(policy)) {
      if (peer.ipBlock && (peer.podSelector || peer.namespaceSelector)) {
        yield { place: peer.ipBlock.place, message: message(texts.combined) };
      }
    }
  },
});
