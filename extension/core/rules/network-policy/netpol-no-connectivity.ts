/** Pods that serve something, and that the policies cut off from everything in both directions (network-policy rules 1–3, 13, 19). */
import { declaredPorts } from '../../bind/port.ts';
import { selectingServices } from '../../bind/selector.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { isolating, mayHaveOtherPolicies, type Side, sideOf } from '../../reach/local.ts';
import type { Direction } from '../../reach/policies.ts';
import { defineRule } from '../rule.ts';
import { blockersTitle, relatedBlockers } from './blockers.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  cut: {
    en: '{policy} denies everything to and from the pods of {workload}, and no other policy allows anything',
    ko: '{policy}이(가) {workload} 파드의 들어오고 나가는 모든 연결을 거부하며, 허용하는 다른 정책이 없습니다',
  },
};

export const netpolNoConnectivity = defineRule({
  id: 'netpol-no-connectivity',
  group: 'network-policy',
  severity: 'info',
  summary: {
    en: 'Network policies leave a workload no connection at all',
    ko: '네트워크 정책 때문에 워크로드가 어떤 연결도 할 수 없습니다',
  },
  why: {
    en: 'The pods are isolated in both directions and no policy has a rule for them. Nobody reaches their ports and they reach nobody, DNS included.',
    ko: '파드가 양방향으로 격리되어 있고 이를 위한 규칙이 있는 정책이 없습니다. 누구도 파드의 포트에 연결하지 못하고 파드는 DNS를 포함해 어디에도 연결하지 못합니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['workload'],
  *check(workload, view) {
    if (workload.kind === 'PodTemplate' || declaredPorts(workload.pod).length === 0) return;
    const side = sideOf(view, workload);
    if (!side || side.end.hostNetwork || !isCutOff(side, 'in') || !isCutOff(side, 'out')) return;
    if (selectingServices(view, workload).length === 0 || mayHaveOtherPolicies(view, workload)) return;
    const [first, ...more] = isolating(side, 'in').map(policy => ({ policy, direction: 'in' as const }));
    if (!first || ![first, ...more].every(({ policy }) => isSurelyMeant(policy, workload))) return;
    yield {
      place: workload.namePlace,
      message: message(texts.cut, { policy: blockersTitle([first, ...more]), workload: titleOf(workload) }),
      related: relatedBlockers([first, ...more]),
    };
  },
});

/** Some policy limits the direction, and none that may select the pods has a rule for it. */
function isCutOff({ selecting, ...side }: Side, direction: Direction): boolean {
  if (selecting.admin.length > 0 || isolating({ selecting, ...side }, direction).length === 0) return false;
  return selecting.policies.every(({ placed: { policy } }) => {
    const rules = direction === 'in' ? policy.ingress : policy.egress;
    return policy.shape === 'complete' && (!rules || (rules.complete && rules.items.length === 0));
  });
}
