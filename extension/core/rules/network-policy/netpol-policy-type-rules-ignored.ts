/** Rules of a direction that `policyTypes` does not name: they mean nothing (networking/v1 NetworkPolicySpec). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyApi } from './policy-parts.ts';

const texts = {
  ignored: {
    en: 'These rules have no effect: `policyTypes` does not name {type}',
    ko: '`policyTypes`에 {type}이(가) 없어 이 규칙은 적용되지 않습니다',
  },
};

export const netpolPolicyTypeRulesIgnored = defineRule({
  id: 'netpol-policy-type-rules-ignored',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy has rules for a direction that its `policyTypes` leaves out',
    ko: 'NetworkPolicy에 `policyTypes`가 빠뜨린 방향의 규칙이 있습니다',
  },
  why: {
    en: 'Where `policyTypes` is written it alone decides which directions a policy limits. Traffic in the other direction stays open, whatever its rules say.',
    ko: '`policyTypes`를 적으면 정책이 제한하는 방향은 그것만으로 정해집니다. 다른 방향의 규칙은 무시되어 트래픽이 제한되지 않습니다.',
  },
  fixable: 'no',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    const types = policy.policyTypes;
    if (!types || types.items.length === 0 || !types.complete || types.items.some(type => !type.known)) return;
    const named = types.items.map(type => (type.known ? type.value.toLowerCase() : ''));
    for (const [type, rules] of [
      ['Ingress', policy.ingress],
      ['Egress', policy.egress],
    ] as const) {
      // A slip of the pen is reported as that.
      if (!rules || rules.items.length === 0 || named.includes(type.toLowerCase())) continue;
      yield { place: rules.place, message: message(texts.ignored, { type }), unnecessary: true };
    }
  },
});
