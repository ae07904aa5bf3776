/** Walks over the parts of a NetworkPolicy that rules look at one by one. */
import type { LabelSelector } from '../../model/kinds/label-selector.ts';
import type { IpBlock, NetworkPolicy, PolicyPeer, PolicyPort, PolicyRule } from '../../model/kinds/network-policy.ts';
import type { Resource } from '../../model/resource.ts';
import type { Place } from '../../yaml/syntax.ts';

export const networkPolicyDocs = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
export const networkPolicyApi =
  'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/';

/** As reachability names directions. */
export type Direction = 'in' | 'out';

export interface DirectedRule {
  readonly direction: Direction;
  readonly rule: PolicyRule;
}

export function rulesOf(policy: NetworkPolicy): DirectedRule[] {
  return [
    ...(policy.ingress?.items ?? []).map(rule => ({ direction: 'in' as const, rule })),
    ...(policy.egress?.items ?? []).map(rule => ({ direction: 'out' as const, rule })),
  ];
}

export function peersOf(policy: NetworkPolicy): PolicyPeer[] {
  return rulesOf(policy).flatMap(({ rule }) => rule.peers?.items ?? []);
}

export function blocksOf(policy: NetworkPolicy): IpBlock[] {
  return peersOf(policy).flatMap(peer => peer.ipBlock ?? []);
}

export function portsOf(policy: NetworkPolicy): PolicyPort[] {
  return rulesOf(policy).flatMap(({ rule }) => rule.ports?.items ?? []);
}

/** The subject's selector first. */
export function selectorsOf(policy: NetworkPolicy): LabelSelector[] {
  return [policy.podSelector, ...peersOf(policy).flatMap(peer => [peer.podSelector, peer.namespaceSelector])].flatMap(
    selector => selector ?? [],
  );
}

/** Something in there has the wrong type, which is reported as that. */
export function hasShapeProblem(resource: Resource, place: Place): boolean {
  return resource.problems.some(
    problem =>
      problem.place.document === place.document && place.start <= problem.place.start && problem.place.end <= place.end,
  );
}
