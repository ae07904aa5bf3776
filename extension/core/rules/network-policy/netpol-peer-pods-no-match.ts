/** A peer's podSelector that matches no pods where it looks, and would elsewhere or but for a slip (network-policy rules 20, 22). */
import { isRuntimeLabel, labelsOf, matchPairs } from '../../bind/label-match.ts';
import { isSlip, type NearMiss } from '../../bind/near-miss.ts';
import { bindPods } from '../../bind/selector.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { keys, knownPairs, mostSpecificPair } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { NetworkPolicy, PolicyPeer } from '../../model/kinds/network-policy.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { peerNamespace } from '../../reach/selected.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs, rulesOf } from './policy-parts.ts';

const texts = {
  elsewhere: {
    en: 'A `podSelector` alone looks in the policy’s own namespace "{namespace}", where no pods match; {workload} of namespace "{other}" does',
    ko: '`podSelector`만 있으면 정책 자신의 네임스페이스 "{namespace}"에서 찾는데 일치하는 파드가 없습니다. 네임스페이스 "{other}"의 {workload}이(가) 일치합니다',
  },
  near: {
    en: 'No pods of namespace "{namespace}" match this selector; {workload} comes closest',
    ko: '네임스페이스 "{namespace}"에 이 셀렉터와 일치하는 파드가 없습니다. 가장 가까운 것은 {workload}입니다',
  },
  workload: { en: '{workload} is here', ko: '{workload}의 위치' },
};

export const netpolPeerPodsNoMatch = defineRule({
  id: 'netpol-peer-pods-no-match',
  group: 'network-policy',
  severity: 'info',
  summary: {
    en: 'NetworkPolicy peer matches no pods where it looks for them',
    ko: 'NetworkPolicy 대상이 찾는 곳에 일치하는 파드가 없습니다',
  },
  why: {
    en: 'A peer without pods lets nobody through, and the connections it was written for are dropped. Pods of another namespace take a `namespaceSelector` in the same entry.',
    ko: '일치하는 파드가 없는 대상은 아무것도 허용하지 않아, 허용하려던 연결이 차단됩니다. 다른 네임스페이스의 파드는 같은 항목에 `namespaceSelector`가 있어야 합니다.',
  },
  fixable: 'sometimes',
  references: [`${networkPolicyDocs}#behavior-of-to-and-from-selectors`],
  on: ['network-policy'],
  *check(policy, view) {
    for (const { rule } of rulesOf(policy)) {
      const peers = rule.peers?.items ?? [];
      // A namespace in an entry of its own: the two were meant to be one, or already let these pods through.
      const isSplit = peers.some(peer => peer.namespaceSelector && !peer.podSelector);
      for (const peer of peers) {
        const pairs = pairsOf(peer);
        const namespace = peerNamespace(view, policy, peer);
        if (!pairs || namespace === undefined || isSplit) continue;
        const binding = bindPods(view, policy, namespace, pairs);
        if (binding.state !== 'unbound') continue;
        const place = peer.podSelector!.place;
        const other = peer.namespaceSelector ? undefined : matchElsewhere(view, policy, pairs);
        if (other) {
          const args = { namespace, workload: titleOf(other), other: view.namespaceOf(other)! };
          yield { place, message: message(texts.elsewhere, args), related: [relatedTo(other)] };
          continue;
        }
        const [near] = binding.nearest;
        const [only] = near?.missing ?? [];
        if (near?.missing.length !== 1 || !only || !isSlip(only) || !isSurelyMeant(policy, near.workload)) continue;
        yield {
          place,
          message: message(texts.near, { namespace, workload: titleOf(near.workload) }),
          related: [relatedTo(near.workload)],
          fixes: fixesFor(peer, only),
        };
      }
    }
  },
});

/** The pairs of a podSelector that consists of known ones alone. */
function pairsOf({ podSelector }: PolicyPeer): ReadonlyMap<string, string> | undefined {
  const entries = podSelector?.matchLabels?.entries;
  if (!podSelector?.complete || !entries || entries.size === 0 || podSelector.matchExpressions.length > 0)
    return undefined;
  const pairs = knownPairs(entries);
  return pairs.size === entries.size && ![...pairs.keys()].some(isRuntimeLabel) ? pairs : undefined;
}

/** The one workload of another namespace that carries the pairs; where there are more it is not told which was meant. */
function matchElsewhere(view: View, policy: NetworkPolicy, pairs: ReadonlyMap<string, string>): Workload | undefined {
  const pair = mostSpecificPair(pairs)!;
  const [only, ...more] = view
    .lookupType('workload', keys.podLabelAnywhere(view.setOf(policy), pair[0], pair[1]))
    .filter(workload => matchPairs(labelsOf(workload.pod.labels, workload), pairs) === 'yes');
  return only && more.length === 0 && view.namespaceOf(only) !== undefined && isSurelyMeant(policy, only)
    ? only
    : undefined;
}

function relatedTo(workload: Workload) {
  return {
    place: workload.pod.labels?.place ?? workload.namePlace,
    message: message(texts.workload, { workload: titleOf(workload) }),
  };
}

function fixesFor({ podSelector }: PolicyPeer, { label, actual, isNearValue }: NearMiss['missing'][number]) {
  return isNearValue && actual !== undefined
    ? [replaceScalar(podSelector!.matchLabels!.entries.get(label)!.place, actual)]
    : [];
}
