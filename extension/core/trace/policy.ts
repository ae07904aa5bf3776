/**
 * Whether network policies let a connection through to a pod (semantics S16; core/reach decides, this file asks about one pair). Policies
 * see pods: ports are pod ports, and behind an Ingress or Gateway the connection comes from its proxy.
 */

import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { NetworkPolicy } from '../model/kinds/network-policy.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { namespaceNameLabel } from '../model/names.ts';
import { titleOf } from '../model/resource.ts';
import { outsideEnds } from '../reach/address-ranges.ts';
import { assumed, type End, ingressController, type PodEnd, podEnds } from '../reach/ends.ts';
import { type Direction, decide, limits, type PlacedPolicy, selecting } from '../reach/policies.ts';
import { isProtocol, type PortSet, type Protocol } from '../reach/port-set.ts';
import type { TraceReason } from './result.ts';

const texts = {
  blocked: {
    en: '{policy} isolates {pods}, and no rule admits {from} on port {port}/{protocol}',
    ko: '{policy}이(가) {pods}을(를) 격리하며, 포트 {port}/{protocol}에 {from}을(를) 허용하는 규칙이 없습니다',
  },
  blockedOut: {
    en: '{policy} limits what {from} may connect to, and no rule admits {pods} on port {port}/{protocol}',
    ko: '{policy}이(가) {from}의 연결 대상을 제한하며, 포트 {port}/{protocol}에 {pods}을(를) 허용하는 규칙이 없습니다',
  },
  unknown: {
    en: 'Whether {policy} admits {from} to {pods} on port {port}/{protocol} depends on what is not in these manifests',
    ko: '{policy}이(가) {pods}의 포트 {port}/{protocol}에 {from}을(를) 허용하는지는 이 매니페스트에 없는 것에 달려 있습니다',
  },
  admitted: {
    en: '{policy} admits pods of namespace "{namespace}", where the proxy is taken to run',
    ko: '{policy}이(가) 프록시가 실행되는 곳으로 보이는 네임스페이스 "{namespace}"의 파드를 허용합니다',
  },
  unknownProxy: {
    en: '{policy} isolates {pods}. Whether {from} is among those whom policies admit on port {port}/{protocol} depends on where it runs and on its labels, which are not in these manifests',
    ko: '{policy}이(가) {pods}을(를) 격리합니다. 정책이 포트 {port}/{protocol}에 허용하는 대상에 {from}이(가) 드는지는 그것이 실행되는 곳과 레이블에 달려 있으며, 이 매니페스트에는 없습니다',
  },
  aPolicy: { en: 'A network policy', ko: '네트워크 정책' },
  proxy: { en: 'the proxy', ko: '프록시' },
  outside: { en: 'addresses outside of the cluster', ko: '클러스터 밖의 주소' },
  node: {
    en: 'the address of a node, which takes the place of the client’s (`externalTrafficPolicy: Cluster`)',
    ko: '클라이언트 주소를 대신하는 노드의 주소(`externalTrafficPolicy: Cluster`)',
  },
} satisfies Record<string, Text>;

/**
 * Who opens the connection to the pod; `undefined` where that was not said. `node`: a client outside, whose address the node that
 * passes the connection on replaces by its own (kube-proxy, `externalTrafficPolicy: Cluster`).
 */
export type Origin = 'proxy' | 'outside' | 'node' | Workload | undefined;

/**
 * `unknown`: labels, namespaces or addresses that are not in the manifests decide. `admitted`: it gets through if the proxy runs where
 * a policy expects it.
 */
export interface PolicyVerdict {
  readonly state: 'blocked' | 'unknown' | 'admitted';
  readonly reason: TraceReason;
}

/** What the policies have against a connection; `undefined` where it surely gets through. */
export function policyVerdict(
  view: View,
  origin: Origin,
  target: Workload,
  port: number,
  protocol: string,
): PolicyVerdict | undefined {
  if (origin === undefined || origin === target || !isProtocol(protocol)) return undefined;
  const [end] = podEnds(view, [target], new Set());
  if (!end) return undefined;
  const says = (owner: Workload, direction: Direction, own: PodEnd, others: readonly End[]) =>
    together(others.map(other => judge(view, owner, direction, own, other, protocol, port)));
  const explained = (
    state: Judgement,
    owner: Workload,
    direction: Direction,
    own: PodEnd,
  ): PolicyVerdict | undefined =>
    state === 'open'
      ? undefined
      : { state, reason: reason(view, owner, direction, own, state, { origin, target, port, protocol }) };
  if (origin === 'outside' || origin === 'node') {
    const { policies, admin } = policiesOf(view, target);
    return explained(says(target, 'in', end, outsideEnds('in', policies, admin)), target, 'in', end);
  }
  if (origin === 'proxy') {
    const judgement = says(target, 'in', end, proxyEnds(end, target));
    const expected = judgement === 'unknown' ? expectedProxies(view, target, end) : [];
    const admitting = expected.find(({ proxy }) => judge(view, target, 'in', end, proxy, protocol, port) === 'open');
    return admitting ? admittedBy(admitting) : explained(judgement, target, 'in', end);
  }
  const [source] = podEnds(view, [origin], new Set());
  if (!source) return undefined;
  const out = says(origin, 'out', source, [end]);
  const into = says(target, 'in', end, [source]);
  return out === 'blocked' || into === 'open'
    ? explained(out, origin, 'out', source)
    : explained(into, target, 'in', end);
}

type Judgement = 'open' | 'blocked' | 'unknown';

/** One of the others connects, it is not known which. */
function together(judgements: readonly Judgement[]): Judgement {
  const [first] = judgements;
  return first !== undefined && judgements.every(one => one === first) ? first : 'unknown';
}

/** The proxy of an Ingress or Gateway, whose pods and namespace no manifest shows: it may run beside the application, too. */
function proxyEnds(target: PodEnd, workload: Workload): PodEnd[] {
  const proxy = ingressController(workload.place);
  const labels = { entries: new Map(), complete: false };
  const elsewhere = { ...proxy, labels, namespaceLabels: labels };
  return [proxy, elsewhere, { ...elsewhere, namespace: target.namespace, namespaceLabels: target.namespaceLabels }];
}

interface ExpectedProxy {
  readonly policy: NetworkPolicy;
  readonly namespace: string;
  readonly proxy: PodEnd;
}

/** Namespaces that proxies are installed in by convention: `ingress-nginx`, `traefik`, `envoy-gateway-system`, `istio-system`. */
const proxyNamespace = /ingress|gateway|nginx|traefik|kong|haproxy|contour|envoy|istio|cilium/;

/** The namespaces of proxies that policies for the pods name: whoever wrote them knows where the proxy runs. */
function expectedProxies(view: View, target: Workload, end: PodEnd): ExpectedProxy[] {
  const { policies, admin } = policiesOf(view, target);
  const peers = selecting(end, policies, admin).policies.flatMap(({ placed: { policy } }) =>
    (policy.ingress?.items ?? []).flatMap(rule =>
      (rule.peers?.items ?? []).map(({ namespaceSelector }) => ({
        policy,
        name: namespaceSelector?.matchLabels?.entries.get(namespaceNameLabel),
      })),
    ),
  );
  return peers.flatMap(({ policy, name }) => {
    if (!name?.known || name.value === end.namespace || !proxyNamespace.test(name.value)) return [];
    const labels = { entries: new Map([[namespaceNameLabel, name]]), complete: false };
    const proxy = { ...ingressController(target.place), namespace: name.value, namespaceLabels: labels };
    return [{ policy, namespace: name.value, proxy }];
  });
}

function admittedBy({ policy, namespace }: ExpectedProxy): PolicyVerdict {
  const text = message(texts.admitted, { policy: titleOf(policy), namespace });
  return { state: 'admitted', reason: { rule: undefined, message: text, place: policy.namePlace } };
}

function judge(
  view: View,
  owner: Workload,
  direction: Direction,
  end: PodEnd,
  other: End,
  protocol: Protocol,
  port: number,
): Judgement {
  const { policies, admin } = policiesOf(view, owner);
  const known = decide(selecting(end, policies, admin), direction, end, other).outcome;
  if (!holds(known.possible, protocol, port)) return 'blocked';
  if (holds(known.sure, protocol, port)) return 'open';
  // What is not written is taken as not there, as in the list of all connections.
  const own = assumed(end);
  const onAssumption = decide(selecting(own, policies, admin), direction, own, assumed(other)).outcome;
  return holds(onAssumption.sure, protocol, port) ? 'open' : 'unknown';
}

/** The policies that may select the pods of a workload: those of its namespace, and the cluster's. */
function policiesOf(view: View, workload: Workload) {
  const namespace = view.namespaceOf(workload) ?? '';
  const policies = view.inNamespace(workload, 'network-policy', namespace).map(
    (policy): PlacedPolicy => ({
      id: `NetworkPolicy/${namespace}/${knownValue(policy.name) ?? '?'}`,
      namespace,
      policy,
    }),
  );
  return { policies, admin: view.lookupType('admin-policy', keys.everywhere(view.setOf(workload), 'admin-policy')) };
}

interface Asked {
  readonly origin: 'proxy' | 'outside' | 'node' | Workload;
  readonly target: Workload;
  readonly port: number;
  readonly protocol: string;
}

/** The first policy that isolates the end is as good a reason as any: all of them together let nothing through. */
function reason(
  view: View,
  owner: Workload,
  direction: Direction,
  end: PodEnd,
  state: 'blocked' | 'unknown',
  { origin, target, port, protocol }: Asked,
): TraceReason {
  const { policies, admin } = policiesOf(view, owner);
  const found = selecting(end, policies, admin);
  const isolating = found.policies.find(({ placed }) => limits(placed.policy, direction) !== 'no');
  const policy = isolating?.placed.policy ?? [...found.admin, ...found.baseline][0]?.policy;
  const open = origin === 'proxy' ? texts.unknownProxy : texts.unknown;
  const text = state === 'unknown' ? open : direction === 'in' ? texts.blocked : texts.blockedOut;
  const args: Readonly<Record<string, string | number | Message>> = {
    policy: policy ? titleOf(policy) : message(texts.aPolicy),
    pods: titleOf(target),
    from: typeof origin === 'object' ? titleOf(origin) : message(texts[origin]),
    port,
    protocol,
  };
  return { rule: undefined, message: message(text, args), place: policy?.namePlace };
}

function holds(ports: PortSet, protocol: Protocol, port: number): boolean {
  return ports[protocol].some(([first, last]) => first <= port && port <= last);
}
