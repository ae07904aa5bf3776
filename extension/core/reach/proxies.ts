/**
 * Ends that connect to pods and are in no manifest: the proxy behind an Ingress or Gateway, and clients outside. They may be anywhere
 * and carry any label, so that only policies that surely leave them all out are in their way.
 */

import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../model/kinds/network-policy.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { namespaceNameLabel } from '../model/names.ts';
import { outsideEnds } from './address-ranges.ts';
import { ingressController, type PodEnd } from './ends.ts';
import { allowedAt, isolating, type Passage, passageAt, type Side } from './local.ts';
import { intersection, isEmpty, portsOf } from './port-set.ts';

/** Some pod of another namespace, or a process in the network of a node. */
export function anyProxy(side: Side): PodEnd {
  const { workload } = side;
  const known = ingressController(workload.namePlace);
  const anything = { entries: new Map(), complete: false };
  return { ...known, id: 'proxy', labels: anything, namespaceLabels: anything, isAssumedOutside: false };
}

/**
 * Whether the proxy behind an Ingress or Gateway gets to a port of pods. It may live in the namespace of the pods where one of its
 * workloads looks like one, or where a rule names pods that are not there.
 */
export function proxyPassage(view: View, side: Side, protocol: string, port: number): Passage {
  return passageFrom(view, withoutOtherTenants(side), protocol, port, proxyImage);
}

/** As `proxyPassage`, for a Prometheus server, which is where its own resource or workload is. */
export function scraperPassage(view: View, side: Side, protocol: string, port: number): Passage {
  const servers = view
    .lookup(keys.kind(view.setOf(side.workload), 'monitoring.coreos.com', 'Prometheus'))
    .some(server => view.namespaceOf(server) === side.end.namespace);
  return servers ? { state: 'unknown' } : passageFrom(view, side, protocol, port, scraperImage);
}

function passageFrom(view: View, side: Side, protocol: string, port: number, image: RegExp): Passage {
  if (side.end.hostNetwork) return { state: 'unknown' };
  const passage = passageAt(view, side, 'in', anyProxy(side), protocol, port);
  // The rest looks at the whole namespace, and can only make a closed way uncertain.
  if (passage.state !== 'blocked') return passage;
  const proxies = view
    .inNamespace(side.workload, 'workload', side.end.namespace)
    .some(workload => runs(workload, image));
  return proxies || namesAbsentPods(view, side) ? { state: 'unknown' } : passage;
}

/**
 * The pods with the policies as a proxy meets them: peers that name a namespace no Ingress controller or Gateway is installed in
 * never are one. Only namespaces that are there for something else by convention, and named by `kubernetes.io/metadata.name`.
 */
function withoutOtherTenants(side: Side): Side {
  if (!isolating(side, 'in').some(policy => rulesIn(policy).some(rule => rule.peers?.items.some(isOtherTenant))))
    return side;
  const policies = side.selecting.policies.map(entry => {
    const { policy } = entry.placed;
    const rules = rulesIn(policy).flatMap(rule => {
      const peers = rule.peers?.items ?? [];
      const left = peers.filter(peer => !isOtherTenant(peer));
      if (left.length === peers.length) return [rule];
      // A list that became empty would mean everybody.
      return left.length === 0 && rule.peers?.complete ? [] : [{ ...rule, peers: { ...rule.peers!, items: left } }];
    });
    return policy.ingress
      ? { ...entry, placed: { ...entry.placed, policy: { ...policy, ingress: { ...policy.ingress, items: rules } } } }
      : entry;
  });
  return { ...side, selecting: { ...side.selecting, policies } };
}

function rulesIn(policy: NetworkPolicy): readonly PolicyRule[] {
  return policy.ingress?.items ?? [];
}

function isOtherTenant({ namespaceSelector, ipBlock }: PolicyPeer): boolean {
  const name = namespaceSelector?.matchLabels?.entries.get(namespaceNameLabel);
  return !ipBlock && name?.known === true && otherTenants.has(name.value);
}

const otherTenants = new Set([
  'cert-manager',
  'external-secrets',
  'grafana',
  'kube-node-lease',
  'kube-public',
  'logging',
  'loki',
  'monitoring',
  'observability',
  'prometheus',
  'velero',
]);

const scraperImage = /prometheus|victoria-?metrics|vmagent|grafana|alloy|otel|opentelemetry|thanos|mimir/i;

const proxyImage =
  /ingress|traefik|kong|haproxy|contour|envoy|istio|gloo|ambassador|emissary|apisix|skipper|voyager|cloudflared|(?:^|\/)caddy/i;

/** The pods run an Ingress controller, a gateway or another proxy, as far as their images tell. */
export function isProxyWorkload(workload: Workload): boolean {
  return runs(workload, proxyImage);
}

function runs({ pod }: Workload, image: RegExp): boolean {
  return pod.containers.some(container => image.test(knownValue(container.image) ?? ''));
}

/** A rule lets in pods of the own namespace that no manifest makes: perhaps the proxy. */
function namesAbsentPods(view: View, side: Side): boolean {
  const { namespace } = side.end;
  const neighbours = view.inNamespace(side.workload, 'workload', namespace);
  return isolating(side, 'in').some(policy =>
    (policy.ingress?.items ?? []).some(rule =>
      (rule.peers?.items ?? []).some(({ podSelector, namespaceSelector }) => {
        const pairs = [...(podSelector?.matchLabels?.entries ?? [])];
        if (!podSelector || namespaceSelector || pairs.length === 0) return false;
        return !neighbours.some(({ pod }) =>
          pairs.every(([label, fact]) => knownValue(pod.labels?.entries.get(label)) === knownValue(fact)),
        );
      }),
    ),
  );
}

/** Whether any address outside gets to a port of pods. */
export function outsidePassage(view: View, side: Side, protocol: string, port: number): Passage {
  if (side.end.hostNetwork) return { state: 'unknown' };
  const { policies, admin, baseline } = side.selecting;
  const ends = outsideEnds(
    'in',
    policies.map(({ placed }) => placed),
    [...admin, ...baseline].map(({ policy }) => policy),
  );
  const wanted = portsOf(protocol, port, port);
  const isPossible = ends.some(end => !isEmpty(intersection(allowedAt(side, 'in', end).possible, wanted)));
  return isPossible ? { state: 'open' } : passageAt(view, side, 'in', ends[0]!, protocol, port);
}
