/** The workloads that a policy and its peers select, as far as manifests can answer: the same look-ups as for Service selectors. */

import { labelsOf, matchSelector } from '../bind/label-match.ts';
import { isHook } from '../bind/served-pods.ts';
import { keys, knownPairs, mostSpecificPair } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { LabelSelector } from '../model/kinds/label-selector.ts';
import type { NetworkPolicy, PolicyPeer } from '../model/kinds/network-policy.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { namespaceNameLabel } from '../model/names.ts';
import type { Resource } from '../model/resource.ts';

/** The workloads of a namespace that a selector surely matches; all of them without one. Hooks are gone when it matters. */
export function selectedWorkloads(
  view: View,
  from: Resource,
  namespace: string,
  selector: LabelSelector | undefined,
): readonly Workload[] {
  const set = view.setOf(from);
  const pair = mostSpecificPair(knownPairs(selector?.matchLabels?.entries));
  const candidates = view.lookupType(
    'workload',
    pair ? keys.podLabel(set, namespace, pair[0], pair[1]) : keys.inNamespace(set, 'workload', namespace),
  );
  const matching = candidates.filter(
    workload =>
      workload.kind !== 'PodTemplate' &&
      !isHook(workload) &&
      (!selector || matchSelector(labelsOf(workload.pod.labels, workload), selector) === 'yes'),
  );
  return nearestVariants(from, matching, view);
}

/** The pods that a policy is for. */
export function subjectWorkloads(view: View, policy: NetworkPolicy): readonly Workload[] {
  const namespace = view.namespaceOf(policy);
  return namespace === undefined ? [] : selectedWorkloads(view, policy, namespace, policy.podSelector);
}

/** The one namespace that a peer's pods are in: the policy's own, or the one that `kubernetes.io/metadata.name` names. */
export function peerNamespace(view: View, policy: NetworkPolicy, peer: PolicyPeer): string | undefined {
  const selector = peer.namespaceSelector;
  if (!selector) return peer.podSelector && view.namespaceOf(policy);
  if (selector.matchExpressions.length > 0 || selector.matchLabels?.entries.size !== 1) return undefined;
  return knownValue(selector.matchLabels.entries.get(namespaceNameLabel));
}

/** The workloads of a peer with a podSelector, where the peer means one namespace; `undefined` where it does not. */
export function peerWorkloads(view: View, policy: NetworkPolicy, peer: PolicyPeer): readonly Workload[] | undefined {
  const namespace = peerNamespace(view, policy, peer);
  if (namespace === undefined || peer.ipBlock) return undefined;
  return selectedWorkloads(view, policy, namespace, peer.podSelector);
}
