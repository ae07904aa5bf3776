/**
 * Ends that connect to pods and are in no manifest: the proxy behind an Ingress or Gateway, and clients outside. They may be anywhere
 * and carry any label, so that only policies that surely leave them all out are in their way.
 */
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
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
  if (side.end.hostNetwork) return { state: 'unknown' };
  const passage = passageAt(view, side, 'in', anyProxy(side), protocol, port);
  // The rest looks at the whole namespace, and can only make a closed way uncertain.
  if (passage.state !== 'blocked') return passage;
  const proxies = view
    .inNamespace(side.workload, 'workload', side.end.namespace)
    .some(({ pod }) => pod.containers.some(container => proxyImage.test(knownValue(container.image) ?? '')));
  return proxies || namesAbsentPods(view, side) ? { state: 'unknown' } : passage;
}

const proxyImage =
  /ingress|traefik|kong|haproxy|contour|envoy|istio|gloo|ambassador|emissary|apisix|skipper|voyager|cloudflared|(?:^|\/)caddy/i;

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
