/** `egress: []` without `policyTypes`: it looks like a ban and limits nothing (SetDefaults_NetworkPolicy). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyApi } from './policy-parts.ts';

const texts = {
  empty: {
    en: 'An empty `egress` without `policyTypes` limits no outgoing traffic',
    ko: '`policyTypes` 없이 비어 있는 `egress`는 나가는 트래픽을 제한하지 않습니다',
  },
};

export const netpolPolicyTypesImplicit = defineRule({
  id: 'netpol-policy-types-implicit',
  group: 'network-policy',
  severity: 'hint',
  summary: {
    en: 'NetworkPolicy with an empty `egress` but no `policyTypes` leaves outgoing traffic open',
    ko: '`policyTypes` 없이 `egress`만 비어 있는 NetworkPolicy는 나가는 트래픽을 막지 않습니다',
  },
  why: {
    en: 'Without `policyTypes` a policy limits incoming traffic, and outgoing traffic only where `egress` has a rule. To close it, list Egress in `policyTypes`.',
    ko: '`policyTypes`가 없으면 정책은 들어오는 트래픽을 제한하고, 나가는 트래픽은 `egress`에 규칙이 있을 때만 제한합니다. 막으려면 `policyTypes`에 Egress를 적어야 합니다.',
  },
  fixable: 'no',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    const { egress, policyTypes } = policy;
    if (policy.shape !== 'complete' || (policyTypes && policyTypes.items.length > 0)) return;
    if (egress?.complete && egress.items.length === 0) yield { place: egress.place, message: message(texts.empty) };
  },
});
