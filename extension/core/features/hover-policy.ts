/** What is told about network policies: which pods one selects, who gets in and out, and which known connections it cuts off. */
import { callersOf } from '../bind/callers.ts';
import { selectingServices } from '../bind/selector.ts';
import type { Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { LabelSelector } from '../model/kinds/label-selector.ts';
import type { NetworkPolicy, PolicyPeer, PolicyPort, PolicyRule } from '../model/kinds/network-policy.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { isolating, sideOf } from '../reach/local.ts';
import { type Direction, limits } from '../reach/policies.ts';
import { subjectWorkloads } from '../reach/selected.ts';
import { blockedCall } from '../reach/service-passage.ts';
import { arrow, objectParts, type Parts } from './chain.ts';
import type { HoverContent } from './hover-content.ts';
import { text } from './markdown.ts';

const texts = {
  selects: { en: 'The pods it is for', ko: '이 정책이 적용되는 파드' },
  selectsNobody: {
    en: 'None of the pods in these manifests is selected.',
    ko: '이 매니페스트에는 선택되는 파드가 없습니다.',
  },
  in: { en: 'Who gets in', ko: '들어올 수 있는 트래픽' },
  out: { en: 'Where they may go', ko: '나갈 수 있는 트래픽' },
  nobodyIn: { en: 'This policy lets nobody in.', ko: '이 정책은 들어오는 연결을 허용하지 않습니다.' },
  nobodyOut: { en: 'This policy lets nothing out.', ko: '이 정책은 나가는 연결을 허용하지 않습니다.' },
  openIn: { en: 'It does not limit what comes in.', ko: '들어오는 트래픽은 제한하지 않습니다.' },
  openOut: { en: 'It does not limit what goes out.', ko: '나가는 트래픽은 제한하지 않습니다.' },
  cutsOff: { en: 'Calls that the policies stop', ko: '정책이 막는 호출' },
  everybody: { en: 'everybody, outside as well', ko: '클러스터 바깥을 포함한 모두' },
  pods: { en: 'pods {labels} of this namespace', ko: '이 네임스페이스의 {labels} 파드' },
  podsElsewhere: {
    en: 'pods {labels} of namespaces {namespaces}',
    ko: '{namespaces} 네임스페이스의 {labels} 파드',
  },
  addresses: { en: 'addresses in {block}', ko: '{block} 주소' },
  on: { en: ' on {ports}', ko: ' · {ports}' },
  sum: {
    en: 'Policies add up: another one for the same pods may allow more, none can take away. Ports are those of the pods, not of Services.',
    ko: '정책은 합쳐집니다. 같은 파드의 다른 정책이 더 허용할 수는 있어도 빼앗을 수는 없습니다. 포트는 Service가 아니라 파드의 포트입니다.',
  },
  limitedIn: { en: 'Incoming connections are limited by', ko: '들어오는 연결을 제한하는 정책' },
  limitedOut: { en: 'Outgoing connections are limited by', ko: '나가는 연결을 제한하는 정책' },
} satisfies Record<string, Text>;

/** The hover of a NetworkPolicy. */
export function describePolicy(content: HoverContent, policy: NetworkPolicy): void {
  const { view, w } = content;
  content.heading(policy, view.namespaceOf(policy), 'L4');
  const subjects = subjectWorkloads(view, policy);
  if (subjects.length === 0) content.say(texts.selectsNobody);
  content.chains(
    texts.selects,
    subjects.map(workload => objectParts(w, workload)),
  );
  describeDirection(content, policy, 'in');
  describeDirection(content, policy, 'out');
  content.chains(
    texts.cutsOff,
    subjects.slice(0, 20).flatMap(workload => stoppedCalls(content, workload)),
  );
  content.say(texts.sum);
}

/** The policies of a workload's pods and the calls to it that they stop; nothing where no policy selects them. */
export function describePolicies(content: HoverContent, workload: Workload): void {
  const side = sideOf(content.view, workload);
  if (!side) return;
  for (const direction of ['in', 'out'] as const) {
    content.chains(
      direction === 'in' ? texts.limitedIn : texts.limitedOut,
      isolating(side, direction).map(policy => objectParts(content.w, policy)),
    );
  }
  if (isolating(side, 'in').length > 0) content.chains(texts.cutsOff, stoppedCalls(content, workload));
}

/** Calls of other workloads that do not get through to the pods. */
function stoppedCalls({ view, w }: HoverContent, workload: Workload): Parts[] {
  return selectingServices(view, workload).flatMap(service =>
    callersOf(view, service)
      .filter(({ workload: caller, reference }) => blockedCall(view, caller, reference))
      .map(({ workload: caller }) => [...objectParts(w, caller), arrow, ...objectParts(w, service)]),
  );
}

function describeDirection(content: HoverContent, policy: NetworkPolicy, direction: Direction): void {
  const limited = limits(policy, direction);
  const rules = (direction === 'in' ? policy.ingress : policy.egress)?.items ?? [];
  if (limited === 'no') content.say(direction === 'in' ? texts.openIn : texts.openOut);
  else if (rules.length === 0) content.say(direction === 'in' ? texts.nobodyIn : texts.nobodyOut);
  else
    content.chains(
      direction === 'in' ? texts.in : texts.out,
      rules.flatMap(rule => ruleParts(content, rule)),
    );
}

function ruleParts(content: HoverContent, { peers, ports }: PolicyRule): Parts[] {
  const { w } = content;
  const numbers = (ports?.items ?? []).map(portText).join(', ');
  const on = numbers === '' ? [] : w.say(texts.on, { ports: w.code(numbers, ports?.place) });
  if (!peers || peers.items.length === 0) return [[...w.say(texts.everybody), ...on]];
  return peers.items.map(peer => [...peerParts(content, peer), ...on]);
}

function peerParts({ w }: HoverContent, { podSelector, namespaceSelector, ipBlock, place }: PolicyPeer): Parts {
  if (ipBlock) {
    const except = (ipBlock.except?.items ?? []).map(item => ` − ${knownValue(item) ?? '?'}`).join('');
    return w.say(texts.addresses, { block: w.code(`${knownValue(ipBlock.cidr) ?? '?'}${except}`, ipBlock.place) });
  }
  const labels = w.code(selectorText(podSelector), podSelector?.place ?? place);
  if (!namespaceSelector) return podSelector ? w.say(texts.pods, { labels }) : [text('?')];
  return w.say(texts.podsElsewhere, {
    labels,
    namespaces: w.code(selectorText(namespaceSelector), namespaceSelector.place),
  });
}

/** As `kubectl get -l` takes it; `*` for everything. */
function selectorText(selector: LabelSelector | undefined): string {
  const pairs = [...(selector?.matchLabels?.entries ?? [])].map(([key, fact]) => `${key}=${knownValue(fact) ?? '?'}`);
  const expressions = (selector?.matchExpressions ?? []).map(({ key, operator, values }) => {
    const list = (values?.items ?? []).map(value => knownValue(value) ?? '?').join(', ');
    return [knownValue(key) ?? '?', knownValue(operator) ?? '?', list && `(${list})`].filter(Boolean).join(' ');
  });
  return [...pairs, ...expressions].join(', ') || '*';
}

function portText({ port, protocol, endPort }: PolicyPort): string {
  const end = endPort ? `–${knownValue(endPort) ?? '?'}` : '';
  const number = port ? ` ${knownValue(port) ?? '?'}${end}` : '';
  return `${protocol ? (knownValue(protocol) ?? '?') : 'TCP'}${number}`;
}
