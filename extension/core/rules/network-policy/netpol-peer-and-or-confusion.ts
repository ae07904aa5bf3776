/** Two entries of `from` or `to` that were meant as one: namespaces and pods ORed instead of ANDed. */
import { bindPods } from '../../bind/selector.ts';
import { knownPairs } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { NetworkPolicy, PolicyPeer } from '../../model/kinds/network-policy.ts';
import { peerNamespace, selectedWorkloads } from '../../reach/selected.ts';
import { defineRule, type Fix } from '../rule.ts';
import { networkPolicyDocs, rulesOf } from './policy-parts.ts';

const texts = {
  or: {
    en: 'These pods are in namespace "{namespace}", not here: as an entry of its own this selects nobody, and the entry above all pods of "{namespace}"',
    ko: '이 파드는 이 네임스페이스가 아니라 "{namespace}"에 있습니다. 별도 항목이면 아무것도 선택하지 않고, 위 항목은 "{namespace}"의 모든 파드를 선택합니다',
  },
  join: { en: 'Make it one entry with the one above', ko: '위 항목과 하나로 합치기' },
};

export const netpolPeerAndOrConfusion = defineRule({
  id: 'netpol-peer-and-or-confusion',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy has a namespace and its pods in two entries instead of one',
    ko: 'NetworkPolicy에 네임스페이스와 그 파드가 한 항목이 아니라 두 항목으로 나뉘어 있습니다',
  },
  why: {
    en: 'Entries of `from` and `to` are alternatives. `- namespaceSelector` and `- podSelector` allow every pod of the namespace, and pods of the policy’s own namespace. Without the second dash both must hold.',
    ko: '`from`과 `to`의 항목은 서로 대안입니다. `- namespaceSelector`와 `- podSelector`로 나누면 그 네임스페이스의 모든 파드와 정책 자신의 네임스페이스의 파드를 허용합니다. 두 번째 대시를 없애면 두 조건을 모두 만족해야 합니다.',
  },
  fixable: 'sometimes',
  references: [`${networkPolicyDocs}#behavior-of-to-and-from-selectors`],
  on: ['network-policy'],
  *check(policy, view) {
    for (const { rule } of rulesOf(policy)) {
      const peers = rule.peers?.items ?? [];
      for (const [i, peer] of peers.entries()) {
        const above = peers[i - 1];
        const namespace = above && splitNamespace(view, policy, above, peer);
        if (namespace === undefined) continue;
        yield { place: peer.place, message: message(texts.or, { namespace }), fixes: joinFix(above!, peer) };
      }
    }
  },
});

/** The namespace of the entry above, where the pods of this one are there and not in the policy's own. */
function splitNamespace(view: View, policy: NetworkPolicy, above: PolicyPeer, peer: PolicyPeer): string | undefined {
  if (!above.namespaceSelector || above.podSelector || above.ipBlock) return undefined;
  if (!peer.podSelector || peer.namespaceSelector || peer.ipBlock) return undefined;
  const [own, namespace] = [view.namespaceOf(policy), peerNamespace(view, policy, above)];
  const entries = peer.podSelector.matchLabels?.entries;
  if (own === undefined || namespace === undefined || own === namespace || !entries || entries.size === 0)
    return undefined;
  const pairs = knownPairs(entries);
  if (pairs.size !== entries.size || !peer.podSelector.complete || peer.podSelector.matchExpressions.length > 0)
    return undefined;
  const there = selectedWorkloads(view, policy, namespace, peer.podSelector);
  return there.length > 0 && bindPods(view, policy, own, pairs).state === 'unbound' ? namespace : undefined;
}

/** Takes the dash away. */
function joinFix(above: PolicyPeer, { place }: PolicyPeer): Fix[] {
  const { document, start } = place;
  const column = (at: number) => at - (document.text.lastIndexOf('\n', at - 1) + 1);
  if (document.text.slice(start - 2, start) !== '- ' || column(start) !== column(above.place.start)) return [];
  return [
    {
      title: message(texts.join),
      safe: false,
      edits: [{ place: { document, start: start - 2, end: start }, newText: '  ' }],
    },
  ];
}
