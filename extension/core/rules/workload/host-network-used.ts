/** Pods in the network of their node. Off by default: a policy. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  used: {
    en: 'The pods share the network of their node: its ports, its loopback, and no NetworkPolicy',
    ko: '파드가 노드의 네트워크를 함께 씁니다. 노드의 포트와 루프백을 쓰며 NetworkPolicy가 적용되지 않습니다',
  },
};

export const hostNetworkUsed = defineRule({
  id: 'host-network-used',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Pods use the network of their node', ko: '파드가 노드의 네트워크를 씁니다' },
  why: {
    en: 'Every port that a process opens is a port of the node, what listens on the node’s loopback is reachable, and most network plugins do not apply NetworkPolicies to such pods. Off unless switched on.',
    ko: '프로세스가 여는 모든 포트가 노드의 포트가 되고, 노드의 루프백에서 듣는 것에 접근할 수 있으며, 대부분의 네트워크 플러그인은 이런 파드에 NetworkPolicy를 적용하지 않습니다. 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  on: ['workload'],
  *check(workload) {
    const fact = workload.pod.hostNetwork;
    if (fact && knownValue(fact) === true) yield { place: fact.place, message: message(texts.used) };
  },
});
