/** Pods that may connect to other pods, and cannot resolve their names (S16). */
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { NetworkPolicy } from '../../model/kinds/network-policy.ts';
import { titleOf } from '../../model/resource.ts';
import { dnsPassage } from '../../reach/dns.ts';
import { isolating, sideOf } from '../../reach/local.ts';
import { subjectWorkloads } from '../../reach/selected.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  blocked: {
    en: '{workload} cannot resolve names: no policy lets it connect to the DNS of the cluster (UDP and TCP 53)',
    ko: '{workload}이(가) 이름을 해석할 수 없습니다. 클러스터 DNS(UDP, TCP 53)로 가는 연결을 허용하는 정책이 없습니다',
  },
};

export const netpolDnsBlocked = defineRule({
  id: 'netpol-dns-blocked',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'Network policies limit outgoing traffic and leave out DNS',
    ko: '네트워크 정책이 나가는 트래픽을 제한하면서 DNS를 빠뜨렸습니다',
  },
  why: {
    en: 'Pods find a Service by its name, which the DNS pods of the cluster resolve. A pod whose outgoing traffic is limited needs a rule for port 53, UDP and TCP, to `kube-system`; without it every call by name fails before it starts.',
    ko: '파드는 클러스터 DNS 파드가 해석하는 이름으로 Service를 찾습니다. 나가는 트래픽이 제한된 파드에는 `kube-system`으로 가는 UDP, TCP 53 포트 규칙이 필요합니다. 없으면 이름으로 하는 모든 호출이 시작하기 전에 실패합니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs, 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/'],
  on: ['network-policy'],
  *check(policy, view) {
    const rules = policy.egress;
    if (!rules || rules.items.length === 0) return;
    for (const workload of subjectWorkloads(view, policy)) {
      const side = sideOf(view, workload);
      if (!side || speaker(view, isolating(side, 'out')) !== policy) continue;
      if (dnsPassage(view, side).state !== 'blocked') continue;
      yield { place: rules.place, message: message(texts.blocked, { workload: titleOf(workload) }) };
      return;
    }
  },
});

/** Of several policies one speaks for all: the first by name that has rules. */
function speaker(view: View, policies: readonly NetworkPolicy[]): NetworkPolicy | undefined {
  const id = (policy: NetworkPolicy) => `${view.namespaceOf(policy)}/${titleOf(policy)}`;
  return policies.filter(policy => (policy.egress?.items.length ?? 0) > 0).sort((a, b) => (id(a) < id(b) ? -1 : 1))[0];
}
