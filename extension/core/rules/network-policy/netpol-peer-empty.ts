/** An entry of `from` or `to` without podSelector, namespaceSelector and ipBlock (ValidateNetworkPolicyPeer). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { hasShapeProblem, networkPolicyApi, peersOf } from './policy-parts.ts';

const texts = {
  empty: {
    en: 'This peer names nobody: it needs `podSelector`, `namespaceSelector` or `ipBlock`',
    ko: '이 항목은 아무도 가리키지 않습니다. `podSelector`, `namespaceSelector`, `ipBlock` 중 하나가 필요합니다',
  },
};

export const netpolPeerEmpty = defineRule({
  id: 'netpol-peer-empty',
  group: 'network-policy',
  severity: 'error',
  summary: {
    en: 'NetworkPolicy peer has no selector and no address block',
    ko: 'NetworkPolicy의 `from` 또는 `to` 항목에 셀렉터도 주소 블록도 없습니다',
  },
  why: {
    en: 'The API server rejects the policy. Everybody is meant by leaving out `from` or `to`, all pods of the namespace by `podSelector: {}`.',
    ko: 'API 서버가 이 정책을 거부합니다. 모두를 허용하려면 `from`이나 `to`를 생략하고, 네임스페이스의 모든 파드는 `podSelector: {}`로 적습니다.',
  },
  fixable: 'no',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    if (policy.shape !== 'complete') return;
    for (const peer of peersOf(policy)) {
      if (peer.podSelector || peer.namespaceSelector || peer.ipBlock || hasShapeProblem(policy, peer.place)) continue;
      yield { place: peer.place, message: message(texts.empty) };
    }
  },
});
