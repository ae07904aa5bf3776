/** AdminNetworkPolicy, BaselineAdminNetworkPolicy and ClusterNetworkPolicy that the API server refuses (network-policy-api types). */
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { AdminPeer, AdminPolicy, AdminRule, AdminSelector } from '../../model/kinds/admin-policy.ts';
import { parseCidr } from '../../net/address.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { defineRule, type Report } from '../rule.ts';
import { hasShapeProblem } from './policy-parts.ts';

const texts = {
  priority: {
    en: 'The priority must be between 0 and 1000, not {value}',
    ko: '우선순위는 0에서 1000 사이여야 합니다. 현재 값은 {value}입니다',
  },
  missing: { en: 'The policy has no `{field}`', ko: '정책에 `{field}`이(가) 없습니다' },
  equal: {
    en: '{kind} "{name}" has the priority {value} as well; which one comes first is not defined',
    ko: '{kind} "{name}"의 우선순위도 {value}입니다. 어느 쪽이 먼저인지 정해져 있지 않습니다',
  },
  name: {
    en: 'A BaselineAdminNetworkPolicy must be named "default"',
    ko: 'BaselineAdminNetworkPolicy의 이름은 "default"여야 합니다',
  },
  one: {
    en: 'Exactly one of {fields} must be written here',
    ko: '여기에는 {fields} 중 정확히 하나만 적어야 합니다',
  },
  action: {
    en: 'The action must be {actions}, not {value}',
    ko: 'action은 {actions} 중 하나여야 합니다. 현재 값은 {value}입니다',
  },
  noAction: { en: 'The rule has no `action`', ko: '규칙에 `action`이 없습니다' },
  noPeers: {
    en: 'The rule needs at least one entry of `{field}`',
    ko: '규칙의 `{field}`에 항목이 하나 이상 필요합니다',
  },
  number: {
    en: 'A port is a number from 1 to 65535, not {value}',
    ko: '포트는 1에서 65535 사이의 숫자여야 합니다. 현재 값은 {value}입니다',
  },
  range: {
    en: 'The start of a range must be less than its end: {first} to {last}',
    ko: '범위의 시작은 끝보다 작아야 합니다. 현재 범위는 {first}~{last}입니다',
  },
  named: {
    en: 'Named port "{name}" cannot be used with `networks` or `nodes`, which have no named ports',
    ko: '이름 있는 포트 "{name}"은(는) 그런 포트가 없는 `networks`나 `nodes`와 함께 쓸 수 없습니다',
  },
  inwards: {
    en: 'Peers of `ingress` are `namespaces` or `pods`; `networks` is for `egress`',
    ko: '`ingress`의 대상은 `namespaces`나 `pods`입니다. `networks`는 `egress`에만 쓸 수 있습니다',
  },
  cidr: { en: '"{value}" is no address block', ko: '"{value}"은(는) 주소 블록이 아닙니다' },
};

export const adminNetpolInvalid = defineRule({
  id: 'admin-netpol-invalid',
  group: 'network-policy',
  severity: 'error',
  summary: {
    en: 'Administrator’s network policy is not valid',
    ko: '관리자용 네트워크 정책이 올바르지 않습니다',
  },
  why: {
    en: 'The API server rejects the policy. Two policies of one tier with one priority are accepted, but their order is undefined.',
    ko: 'API 서버가 이 정책을 거부합니다. 같은 계층에서 우선순위가 같은 두 정책은 받아들여지지만 순서가 정해지지 않습니다.',
  },
  fixable: 'no',
  references: ['https://network-policy-api.sigs.k8s.io/api-overview/'],
  on: ['admin-policy'],
  *check(policy, view) {
    if (policy.shape !== 'complete') return;
    yield* headProblems(policy, view);
    if (!policy.subject) yield { place: policy.kindPlace, message: message(texts.missing, { field: 'spec.subject' }) };
    else yield* subjectProblems(policy, policy.subject);
    for (const rule of policy.ingress) yield* ruleProblems(policy, rule, 'from');
    for (const rule of policy.egress) yield* ruleProblems(policy, rule, 'to');
  },
});

function* headProblems(policy: AdminPolicy, view: View): Iterable<Report> {
  if (policy.kind === 'BaselineAdminNetworkPolicy') {
    const name = knownValue(policy.name);
    if (name !== undefined && name !== 'default') yield { place: policy.namePlace, message: message(texts.name) };
    return;
  }
  const { priority } = policy;
  if (!priority) {
    yield { place: policy.kindPlace, message: message(texts.missing, { field: 'spec.priority' }) };
    return;
  }
  if (!priority.known) return;
  const { value, place } = priority;
  if (value < 0 || value > 1000) yield { place, message: message(texts.priority, { value }) };
  const equal = view
    .lookupType('admin-policy', keys.everywhere(view.setOf(policy), 'admin-policy'))
    .find(
      other =>
        other.kind === policy.kind &&
        other.tier === policy.tier &&
        knownValue(other.priority) === value &&
        knownValue(other.name) !== knownValue(policy.name),
    );
  if (equal) {
    const name = knownValue(equal.name) ?? '?';
    yield { place, severity: 'warning', message: message(texts.equal, { kind: equal.kind, name, value }) };
  }
}

function* subjectProblems(policy: AdminPolicy, subject: AdminSelector): Iterable<Report> {
  const count = [subject.namespaces, subject.pods].filter(Boolean).length;
  if (count === 1 || hasShapeProblem(policy, subject.place)) return;
  yield { place: subject.place, message: message(texts.one, { fields: '`namespaces`, `pods`' }) };
}

/** Peers in a form that is not known here may be those of a newer version. */
function* peerProblems(policy: AdminPolicy, peer: AdminPeer): Iterable<Report> {
  const known = [peer.namespaces, peer.pods, peer.networks].filter(Boolean).length;
  const isEmpty = known === 0 && sourceOf(peer.place).replace(/\s/g, '') === '{}';
  if ((known <= 1 && !isEmpty) || hasShapeProblem(policy, peer.place)) return;
  yield { place: peer.place, message: message(texts.one, { fields: '`namespaces`, `pods`, `nodes`, `networks`' }) };
}

/** Ports as the validation of the CRDs has them: numbers, ranges that go up, and names only where there are pods. */
function* portProblems(rule: AdminRule): Iterable<Report> {
  const isNameless = (rule.peers?.items ?? []).some(peer => peer.networks || peer.nodes);
  for (const { place, first, last, name, isRange } of rule.ports ?? []) {
    const wrong = [first, last].find(value => value !== undefined && (value < 1 || value > 65535));
    if (wrong !== undefined) yield { place, message: message(texts.number, { value: wrong }) };
    else if (isRange && first !== undefined && last !== undefined && first >= last) {
      yield { place, message: message(texts.range, { first, last }) };
    }
    if (name !== undefined && isNameless) yield { place, message: message(texts.named, { name }) };
  }
}

function* ruleProblems(policy: AdminPolicy, rule: AdminRule, field: 'from' | 'to'): Iterable<Report> {
  const actions =
    policy.kind === 'ClusterNetworkPolicy'
      ? ['Accept', 'Deny', 'Pass']
      : policy.tier === 'Admin'
        ? ['Allow', 'Deny', 'Pass']
        : ['Allow', 'Deny'];
  const { action } = rule;
  if (!action) yield { place: rule.place, message: message(texts.noAction) };
  else if (action.known && !actions.includes(action.value)) {
    yield { place: action.place, message: message(texts.action, { actions: actions.join(', '), value: action.value }) };
  }
  if (!rule.peers || (rule.peers.complete && rule.peers.items.length === 0)) {
    if (!hasShapeProblem(policy, rule.place)) yield { place: rule.place, message: message(texts.noPeers, { field }) };
  }
  yield* portProblems(rule);
  for (const peer of rule.peers?.items ?? []) {
    yield* peerProblems(policy, peer);
    if (field === 'from' && peer.networks) yield { place: peer.networks.place, message: message(texts.inwards) };
    for (const network of peer.networks?.items ?? []) {
      if (network.known && !parseCidr(network.value)) {
        yield { place: network.place, message: message(texts.cidr, { value: network.value }) };
      }
    }
  }
}
