/** A rule that lets pods connect, whose other end is closed by other policies (S16: a connection needs both ends). */
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { NetworkPolicy, PolicyPeer } from '../../model/kinds/network-policy.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { allowedAt, type Blocker, passageAt, type Side, sideOf } from '../../reach/local.ts';
import { limits } from '../../reach/policies.ts';
import { intersection, isEmpty, type PortSet, protocols } from '../../reach/port-set.ts';
import { policyPorts } from '../../reach/ports.ts';
import { peerWorkloads, subjectWorkloads } from '../../reach/selected.ts';
import { defineRule } from '../rule.ts';
import { blockersTitle, relatedBlockers } from './blockers.ts';
import { type DirectedRule, networkPolicyDocs, rulesOf } from './policy-parts.ts';

const texts = {
  closed: {
    en: 'This alone does not open the connection: {policy} does not let {workload} {verb} it',
    ko: '이것만으로는 연결되지 않습니다. {policy}이(가) {workload} 쪽에서 {verb} 것을 허용하지 않습니다',
  },
  accept: { en: 'accept', ko: '연결을 받는' },
  make: { en: 'make', ko: '연결을 여는' },
};

/** More pairs than these are a policy for everybody, not for a connection. */
const mostPairs = 64;

export const netpolHalfOpen = defineRule({
  id: 'netpol-half-open',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy allows a connection that policies at the other end forbid',
    ko: 'NetworkPolicy가 허용한 연결을 반대쪽 정책이 막습니다',
  },
  why: {
    en: 'A connection must be allowed twice: by the policies of the pods that open it, as egress, and by those of the pods that accept it, as ingress. With a policy that denies both directions by default, each connection needs two rules.',
    ko: '연결은 두 번 허용되어야 합니다. 연결을 여는 파드의 정책에서 이그레스로, 받는 파드의 정책에서 인그레스로 허용해야 합니다. 두 방향을 모두 막는 기본 정책이 있으면 연결마다 규칙이 두 개 필요합니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    const subjects = subjectWorkloads(view, policy);
    if (subjects.length === 0 || subjects.length > mostPairs) return;
    for (const directed of rulesOf(policy)) {
      if (limits(policy, directed.direction) !== 'yes') continue;
      for (const peer of directed.rule.peers?.items ?? []) {
        const closed = isNamed(peer) ? closedPeer(view, policy, directed, subjects, peer) : undefined;
        if (!closed) continue;
        yield {
          place: peer.place,
          message: message(texts.closed, {
            policy: blockersTitle(closed.blockers),
            workload: titleOf(closed.workload),
            verb: message(directed.direction === 'in' ? texts.make : texts.accept),
          }),
          related: relatedBlockers(closed.blockers),
        };
      }
    }
  },
});

/** The peer means certain pods, not all of a namespace. */
function isNamed({ podSelector }: PolicyPeer): boolean {
  return (podSelector?.matchLabels?.entries.size ?? 0) > 0;
}

/** Every pair of pods that the peer is about is closed at the peer's end, on every port that the rule opens. */
function closedPeer(
  view: View,
  policy: NetworkPolicy,
  { direction, rule }: DirectedRule,
  subjects: readonly Workload[],
  peer: PolicyPeer,
): { workload: Workload; blockers: readonly [Blocker, ...Blocker[]] } | undefined {
  const peers = peerWorkloads(view, policy, peer) ?? [];
  if (peers.length === 0 || peers.length * subjects.length > mostPairs) return undefined;
  let found: ReturnType<typeof closedPeer>;
  for (const workload of peers) {
    const far = sideOf(view, workload);
    if (!far || far.end.hostNetwork) return undefined;
    for (const subject of subjects) {
      const near = sideOf(view, subject);
      if (!near || near.end.hostNetwork || subject === workload) return undefined;
      const ports = policyPorts(rule.ports, direction === 'in' ? near.end : far.end);
      const blockers = closedAt(view, far, direction === 'in' ? 'out' : 'in', near, ports.possible);
      if (!blockers) return undefined;
      found ??= { workload, blockers };
    }
  }
  return found && knownValue(policy.name) !== undefined ? found : undefined;
}

/** The policies that keep all of some ports closed at one end. */
function closedAt(
  view: View,
  side: Side,
  direction: 'in' | 'out',
  other: Side,
  ports: PortSet,
): readonly [Blocker, ...Blocker[]] | undefined {
  if (isEmpty(ports) || !isEmpty(intersection(allowedAt(side, direction, other.end).possible, ports))) return undefined;
  const protocol = protocols.find(name => ports[name].length > 0)!;
  const answer = passageAt(view, side, direction, other.end, protocol, ports[protocol][0]![0]);
  return answer.state === 'blocked' ? answer.blockers : undefined;
}
