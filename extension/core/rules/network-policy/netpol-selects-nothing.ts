/** A podSelector that matches no pod template of the policy's namespace (S4, S16). */
import { isRuntimeLabel } from '../../bind/label-match.ts';
import { isSlip, type NearMiss } from '../../bind/near-miss.ts';
import { bindPods } from '../../bind/selector.ts';
import { knownPairs } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import type { LabelSelector } from '../../model/kinds/label-selector.ts';
import { titleOf } from '../../model/resource.ts';
import { folderDistance, folderOf } from '../../sources/folders.ts';
import { replaceScalar, replaceText, yamlString } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  nothing: {
    en: 'No pods of namespace "{namespace}" match this selector; the policy limits nothing',
    ko: '네임스페이스 "{namespace}"에 이 셀렉터와 일치하는 파드가 없어 정책이 아무것도 제한하지 않습니다',
  },
  near: { en: '{workload} comes closest', ko: '가장 가까운 것은 {workload}입니다' },
};

export const netpolSelectsNothing = defineRule({
  id: 'netpol-selects-nothing',
  group: 'network-policy',
  severity: 'warning',
  summary: { en: 'NetworkPolicy selects no pods', ko: 'NetworkPolicy가 선택하는 파드가 없습니다' },
  why: {
    en: 'A policy limits the pods of its own namespace that its `podSelector` matches. Without such pods what should be protected stays open.',
    ko: '정책은 같은 네임스페이스에서 `podSelector`와 일치하는 파드를 제한합니다. 그런 파드가 없으면 보호하려던 파드가 열린 채로 남습니다.',
  },
  fixable: 'sometimes',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    const selector = policy.podSelector;
    const namespace = view.namespaceOf(policy);
    const entries = selector?.matchLabels?.entries;
    if (!selector?.complete || namespace === undefined || !entries || selector.matchExpressions.length > 0) return;
    const pairs = knownPairs(entries);
    if (pairs.size === 0 || pairs.size !== entries.size || [...pairs.keys()].some(isRuntimeLabel)) return;
    const binding = bindPods(view, policy, namespace, pairs);
    if (binding.state !== 'unbound') return;
    // Pods are looked for where the policy lies: without any there the manifests say nothing about them.
    const [near] = binding.nearest;
    const folder = folderOf(policy.place.document.file);
    if (!near || folderDistance(folder, folderOf(near.workload.place.document.file)) > 2) return;
    yield {
      place: selector.place,
      message: message(texts.nothing, { namespace }),
      related: [
        {
          place: near.workload.pod.labels?.place ?? near.workload.namePlace,
          message: message(texts.near, { workload: titleOf(near.workload) }),
        },
      ],
      fixes: fixesFor(selector, near),
    };
  },
});

/** Corrects the one pair that is a slip of the pen away. */
function fixesFor({ matchLabels }: LabelSelector, near: NearMiss): Fix[] {
  const [only] = near.missing;
  if (near.missing.length !== 1 || !only || !isSlip(only)) return [];
  if (only.nearLabel !== undefined) {
    return [replaceText(matchLabels!.keyPlaces.get(only.label)!, yamlString(only.nearLabel))];
  }
  return only.actual === undefined ? [] : [replaceScalar(matchLabels!.entries.get(only.label)!.place, only.actual)];
}
