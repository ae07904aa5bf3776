/** A policy for pods in the network of their node: most network plugins leave them alone (S16). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { subjectWorkloads } from '../../reach/selected.ts';
import { defineRule } from '../rule.ts';

const texts = {
  host: {
    en: 'Most network plugins apply no policy to {workload}: it uses the network of its node (`hostNetwork`)',
    ko: '{workload}이(가) 노드의 네트워크(`hostNetwork`)를 쓰므로 네트워크 플러그인 대부분은 이 정책을 적용하지 않습니다',
  },
};

export const netpolHostNetworkIneffective = defineRule({
  id: 'netpol-host-network-ineffective',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy selects pods in the network of their node only',
    ko: 'NetworkPolicy가 노드 네트워크를 쓰는 파드만 선택합니다',
  },
  why: {
    en: 'Network plugins cannot tell the traffic of a `hostNetwork` pod from that of its node, and most ignore the pod when they apply policies.',
    ko: '네트워크 플러그인은 `hostNetwork` 파드의 트래픽을 노드의 트래픽과 구분하지 못하며, 대부분 정책을 적용할 때 그 파드를 무시합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods',
  ],
  on: ['network-policy'],
  *check(policy, view) {
    const selector = policy.podSelector;
    if (!selector || (selector.matchLabels?.entries.size ?? 0) + selector.matchExpressions.length === 0) return;
    const workloads = subjectWorkloads(view, policy);
    const [first] = workloads;
    if (!first || !workloads.every(({ pod }) => knownValue(pod.hostNetwork) === true)) return;
    yield {
      place: selector.place,
      message: message(texts.host, { workload: titleOf(first) }),
    };
  },
});
