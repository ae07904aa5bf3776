/** A rule of a policy without peers and ports: it lets everything through (network-policy rules 18, 19, 32). */
import { message } from '../../l10n/message.ts';
import { limits } from '../../reach/policies.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs, rulesOf } from './policy-parts.ts';

const texts = {
  in: {
    en: 'This rule lets everybody in on every port; for these pods no other policy limits what comes in',
    ko: '이 규칙은 모든 포트에 모두를 허용합니다. 이 파드에는 다른 어떤 정책도 들어오는 트래픽을 제한하지 못합니다',
  },
  out: {
    en: 'This rule lets everything out on every port; for these pods no other policy limits what goes out',
    ko: '이 규칙은 모든 포트로 나가는 연결을 허용합니다. 이 파드에는 다른 어떤 정책도 나가는 트래픽을 제한하지 못합니다',
  },
};

export const netpolAllowAll = defineRule({
  id: 'netpol-allow-all',
  group: 'network-policy',
  severity: 'info',
  offByDefault: true,
  summary: { en: 'NetworkPolicy rule allows everything', ko: 'NetworkPolicy 규칙이 모든 것을 허용합니다' },
  why: {
    en: 'Policies add up: one rule without peers and ports opens the direction for the selected pods, whatever the other policies say. `ingress: []` allows nothing, `ingress: [{}]` everything.',
    ko: '정책은 합쳐집니다. 대상과 포트가 없는 규칙 하나가 다른 정책과 관계없이 선택된 파드의 그 방향을 모두 엽니다. `ingress: []`는 아무것도, `ingress: [{}]`는 모든 것을 허용합니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy) {
    if (policy.shape !== 'complete') return;
    for (const { direction, rule } of rulesOf(policy)) {
      const lists = [rule.peers, rule.ports];
      if (lists.some(list => list && (!list.complete || list.items.length > 0))) continue;
      if (limits(policy, direction) === 'yes') yield { place: rule.place, message: message(texts[direction]) };
    }
  },
});
