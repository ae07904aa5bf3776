/** An entry of `policyTypes` that is none (ValidateNetworkPolicySpec). */
import { message } from '../../l10n/message.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyApi } from './policy-parts.ts';

const types = ['Ingress', 'Egress'];

const texts = {
  invalid: {
    en: '`policyTypes` may hold Ingress and Egress, not {value}',
    ko: '`policyTypes`에는 Ingress와 Egress만 쓸 수 있습니다. 현재 값은 {value}입니다',
  },
  many: { en: '`policyTypes` may hold two entries at most', ko: '`policyTypes`에는 항목을 두 개까지만 쓸 수 있습니다' },
};

export const netpolPolicyTypeInvalid = defineRule({
  id: 'netpol-policy-type-invalid',
  group: 'network-policy',
  severity: 'error',
  summary: { en: 'NetworkPolicy has an unknown policy type', ko: 'NetworkPolicy에 알 수 없는 정책 유형이 있습니다' },
  why: { en: 'The API server rejects the policy.', ko: 'API 서버가 이 정책을 거부합니다.' },
  fixable: 'sometimes',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    const items = policy.policyTypes?.items ?? [];
    for (const type of items) {
      if (!type.known || types.includes(type.value)) continue;
      const near = types.find(t => t.toLowerCase() === type.value.toLowerCase()) ?? nearestNames(type.value, types)[0];
      yield {
        place: type.place,
        message: message(texts.invalid, { value: type.value }),
        fixes: near === undefined ? [] : [replaceScalar(type.place, near)],
      };
    }
    if (items.length > 2) yield { place: items[2]!.place, message: message(texts.many) };
  },
});
