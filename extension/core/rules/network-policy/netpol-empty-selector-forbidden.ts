/** A policy for all pods of its namespace, where a team wants every policy to say which pods it means. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyApi } from './policy-parts.ts';

const texts = {
  all: {
    en: 'The policy is for all pods of its namespace, those to come among them',
    ko: '이 정책은 앞으로 생길 파드를 포함해 네임스페이스의 모든 파드에 적용됩니다',
  },
};

export const netpolEmptySelectorForbidden = defineRule({
  id: 'netpol-empty-selector-forbidden',
  group: 'network-policy',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'NetworkPolicy selects all pods', ko: 'NetworkPolicy가 모든 파드를 선택합니다' },
  why: {
    en: 'An empty or absent `podSelector` selects every pod of the namespace. Some teams allow that for nobody but the owner of the namespace.',
    ko: '`podSelector`가 비어 있거나 없으면 네임스페이스의 모든 파드를 선택합니다. 네임스페이스 소유자에게만 이를 허용하는 팀도 있습니다.',
  },
  fixable: 'no',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check({ podSelector, specPlace, shape }) {
    if (shape !== 'complete') return;
    if (podSelector) {
      const isEmpty = (podSelector.matchLabels?.entries.size ?? 0) + podSelector.matchExpressions.length === 0;
      if (!podSelector.complete || !isEmpty) return;
    }
    yield { place: podSelector?.place ?? specPlace, message: message(texts.all) };
  },
});
