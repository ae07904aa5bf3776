/**
 * Reachability around one workload, for rules and hovers: policies are looked up by the labels of the pods, so that the cost of an
 * answer does not grow with the workspace. Only what is certain counts as blocked: no label, namespace, address or policy that is
 * not known may open the connection after all.
 */
import { areAlternatives } from '../bind/alternatives.ts';
import { isSurelyMeant } from '../bind/togetherness.ts';
import { hasKnownLabels, keys } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { AdminPolicy } from '../model/kinds/admin-policy.ts';
import type { NetworkPolicy } from '../model/kinds/network-policy.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { type End, endOf, type PodEnd } from './ends.ts';
import type { Outcome } from './outcome.ts';
import { type Direction, decide, limits, type PlacedPolicy, type Selecting, selecting } from './policies.ts';
import { intersection, isEmpty, portsOf } from './port-set.ts';

/** The pods of a workload with the policies that select them. */
export interface Side {
  readonly workload: Workload;
  readonly end: PodEnd;
  readonly selecting: Selecting;
}

/** A policy that stands in the way, in one direction of the pods it selects. */
export interface Blocker {
  readonly policy: NetworkPolicy | AdminPolicy;
  readonly direction: Direction;
}

export type Passage =
  | { readonly state: 'open' | 'unknown' }
  | { readonly state: 'blocked'; readonly blockers: readonly [Blocker, ...Blocker[]] };

const open: Passage = { state: 'open' };
const unknown: Passage = { state: 'unknown' };

/** A workload and its policies; `undefined` where its namespace is not known. */
export function sideOf(view: View, workload: Workload): Side | undefined {
  return view.once(readSide, workload);
}

function readSide(view: View, workload: Workload): Side | undefined {
  const known = endOf(view, workload);
  if (!known) return undefined;
  const end = hasKnownLabels(workload) ? known : { ...known, labels: { ...known.labels, complete: false } };
  const admin = view.lookupType('admin-policy', keys.everywhere(view.setOf(workload), 'admin-policy'));
  return { workload, end, selecting: selecting(end, policiesFor(view, workload, end), admin) };
}

/** The NetworkPolicies that may select an end: by a pair of its labels, or without one. */
function policiesFor(view: View, workload: Workload, end: PodEnd): PlacedPolicy[] {
  const set = view.setOf(workload);
  const { namespace } = end;
  const facts = [...end.labels.entries];
  const byPair = facts.flatMap(([label, fact]) =>
    fact.known ? [keys.policyPair(set, namespace, label, fact.value)] : [],
  );
  const certain = end.labels.complete && byPair.length === facts.length;
  const lookUps = certain
    ? [...byPair, keys.broadPolicies(set, namespace)]
    : [keys.inNamespace(set, 'network-policy', namespace)];
  const found = new Set(lookUps.flatMap(key => view.lookupType('network-policy', key)));
  return nearestVariants(workload, [...found], view).map(policy => ({
    id: `NetworkPolicy/${namespace}/${knownValue(policy.name) ?? '?'}`,
    namespace,
    policy,
  }));
}

/** The NetworkPolicies that surely limit the pods in a direction. */
export function isolating(side: Side, direction: Direction): NetworkPolicy[] {
  return side.selecting.policies.flatMap(({ placed, selects }) =>
    selects === 'yes' && limits(placed.policy, direction) === 'yes' ? [placed.policy] : [],
  );
}

/** What may pass one direction of the pods, from or to some end. */
export function allowedAt(side: Side, direction: Direction, other: End): Outcome {
  return decide(side.selecting, direction, side.end, other).outcome;
}

/** Whether a connection from pods to a port of other pods is let through. */
export function passage(view: View, from: Side, to: Side, protocol: string, port: number): Passage {
  if (from.end.hostNetwork || to.end.hostNetwork) return unknown;
  return worst([
    passageAt(view, from, 'out', to.end, protocol, port),
    passageAt(view, to, 'in', from.end, protocol, port),
  ]);
}

/** Whether one direction of the pods lets a connection through. The port is the one of the pod that is connected to. */
export function passageAt(
  view: View,
  side: Side,
  direction: Direction,
  other: End,
  protocol: string,
  port: number,
): Passage {
  const wanted = portsOf(protocol, port, port);
  const { sure, possible } = allowedAt(side, direction, other);
  if (!isEmpty(intersection(sure, wanted))) return open;
  if (isEmpty(wanted) || !isEmpty(intersection(possible, wanted)) || mayHaveOtherPolicies(view, side.workload))
    return unknown;
  const [first, ...more] = blockersAt(side, direction);
  if (!first) return unknown;
  const areSure = [first, ...more].every(
    ({ policy }) => isSurelyMeant(policy, side.workload) && !areAlternatives(view, policy, side.workload),
  );
  return areSure ? { state: 'blocked', blockers: [first, ...more] } : unknown;
}

function blockersAt(side: Side, direction: Direction): Blocker[] {
  const policies = isolating(side, direction);
  const { admin, baseline } = side.selecting;
  const tiers = [...admin, ...baseline].filter(
    ({ policy }) => policy[direction === 'in' ? 'ingress' : 'egress'].length > 0,
  );
  return (policies.length > 0 ? policies : tiers.map(({ policy }) => policy)).map(policy => ({ policy, direction }));
}

/** More policies may be there for a resource than can be seen, or those of another kind may decide what these do not. */
export function mayHaveOtherPolicies(view: View, resource: Resource): boolean {
  const set = view.setOf(resource);
  if (view.isOpen(resource) || view.hasUncertain(resource, 'network-policy')) return true;
  return foreignPolicies.some(([group, kind]) => view.lookup(keys.kind(set, group, kind)).length > 0);
}

const foreignPolicies = [
  ['cilium.io', 'CiliumNetworkPolicy'],
  ['cilium.io', 'CiliumClusterwideNetworkPolicy'],
  ['projectcalico.org', 'NetworkPolicy'],
  ['projectcalico.org', 'GlobalNetworkPolicy'],
  ['crd.projectcalico.org', 'NetworkPolicy'],
  ['crd.projectcalico.org', 'GlobalNetworkPolicy'],
  ['crd.antrea.io', 'NetworkPolicy'],
  ['crd.antrea.io', 'ClusterNetworkPolicy'],
] as const;

function worst(passages: readonly Passage[]): Passage {
  return (
    passages.find(passage => passage.state === 'blocked') ??
    passages.find(passage => passage.state === 'unknown') ??
    open
  );
}
