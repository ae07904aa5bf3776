/**
 * What the policies of one direction let through between two ends. Tiers in order: administrators' policies by priority, then
 * NetworkPolicies, then the baseline, then everything (network-policy rules 1–8, 12–17, 49–55).
 */
import { type Match, matchSelector, or } from '../bind/label-match.ts';
import { knownValue } from '../model/fact.ts';
import type { AdminPolicy, AdminRule } from '../model/kinds/admin-policy.ts';
import type { NetworkPolicy, PolicyRule } from '../model/kinds/network-policy.ts';
import type { End, PodEnd } from './ends.ts';
import { anything, both, either, everything, nothing, type Outcome, oneOf } from './outcome.ts';
import { matchAdminPeer, matchAdminSelector, matchPeer } from './peers.ts';
import { allPorts, difference, intersection, isEmpty, noPorts, type PortSet, union } from './port-set.ts';
import { adminPorts, policyPorts } from './ports.ts';

export type Direction = 'in' | 'out';

/** A rule that lets something of the answer through. */
export interface Reason {
  readonly policy: string;
  readonly direction: Direction;
  readonly rule: number;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly because: readonly Reason[];
}

/** A NetworkPolicy with the namespace it acts in. */
export interface PlacedPolicy {
  readonly id: string;
  readonly namespace: string;
  readonly policy: NetworkPolicy;
}

/** A policy that selects one end. */
export interface Selecting {
  readonly policies: readonly { readonly placed: PlacedPolicy; readonly selects: Match }[];
  readonly admin: readonly { readonly id: string; readonly policy: AdminPolicy; readonly selects: Match }[];
  readonly baseline: readonly { readonly id: string; readonly policy: AdminPolicy; readonly selects: Match }[];
}

/** Whether a policy limits a direction: `policyTypes` as written, else ingress always and egress where it has rules. */
export function limits(policy: NetworkPolicy, direction: Direction): Match {
  const types = policy.policyTypes;
  const wanted = direction === 'in' ? 'Ingress' : 'Egress';
  if (types && types.items.length > 0) {
    if (types.items.some(type => knownValue(type) === wanted)) return 'yes';
    return types.complete && types.items.every(type => type.known) ? 'no' : 'unknown';
  }
  if (types && !types.complete) return 'unknown';
  if (direction === 'in') return 'yes';
  return (policy.egress?.items.length ?? 0) > 0 ? 'yes' : policy.egress && !policy.egress.complete ? 'unknown' : 'no';
}

/** The policies that select an end. hostNetwork pods and addresses outside are selected by none. */
export function selecting(end: End, policies: readonly PlacedPolicy[], admin: readonly AdminPolicy[]): Selecting {
  const none: Selecting = { policies: [], admin: [], baseline: [] };
  if (end.type === 'outside' || end.hostNetwork) return none;
  const ofNamespace = policies
    .filter(placed => placed.namespace === end.namespace)
    .map(placed => ({
      placed,
      selects: placed.policy.podSelector ? matchSelector(end.labels, placed.policy.podSelector) : ('yes' as const),
    }))
    .filter(({ selects }) => selects !== 'no');
  const ofCluster = admin
    .map(policy => ({
      id: `${policy.kind}/${knownValue(policy.name) ?? '?'}`,
      policy,
      selects: policy.subject ? matchAdminSelector(policy.subject, end) : ('no' as const),
    }))
    .filter(({ selects }) => selects !== 'no')
    .sort((a, b) => (knownValue(a.policy.priority) ?? 0) - (knownValue(b.policy.priority) ?? 0));
  return {
    policies: ofNamespace,
    admin: ofCluster.filter(({ policy }) => policy.tier === 'Admin'),
    baseline: ofCluster.filter(({ policy }) => policy.tier === 'Baseline'),
  };
}

/** What may pass `direction` at `end` from or to `other`. `destination` is the end that is connected to. */
export function decide(subject: Selecting, direction: Direction, end: PodEnd, other: End): Decision {
  const destination = direction === 'in' ? end : other;
  const because: Reason[] = [];
  const admin = tier(subject.admin, direction, other, destination, { open: allPorts, doubt: noPorts }, because);
  const network = networkTier(subject, direction, other, destination, because);
  const afterNetwork = restrict(network.outcome, admin.rest);
  let outcome = either(admin.allowed, afterNetwork);
  if (network.isolated !== 'yes') {
    const baseline = tier(subject.baseline, direction, other, destination, admin.rest, because);
    const byDefault: Outcome = {
      sure: difference(baseline.rest.open, baseline.rest.doubt),
      possible: baseline.rest.open,
    };
    const open = either(admin.allowed, either(baseline.allowed, byDefault));
    outcome = network.isolated === 'no' ? open : oneOf(outcome, open);
  }
  return { outcome, because };
}

interface Open {
  /** Not decided yet. */
  readonly open: PortSet;
  /** Of these, an earlier rule that perhaps matches may have decided. */
  readonly doubt: PortSet;
}

function restrict(outcome: Outcome, rest: Open): Outcome {
  return both(outcome, { sure: difference(rest.open, rest.doubt), possible: rest.open });
}

/** Rules in order; the first that matches decides. `Pass` leaves the decision to the next tier. */
function tier(
  policies: Selecting['admin'],
  direction: Direction,
  other: End,
  destination: End,
  start: Open,
  because: Reason[],
): { allowed: Outcome; rest: Open } {
  let allowed = nothing;
  let { open, doubt } = start;
  let passed: PortSet = noPorts;
  for (const { id, policy, selects } of policies) {
    (direction === 'in' ? policy.ingress : policy.egress).forEach((rule, i) => {
      const { match, ports } = adminRule(rule, other, destination);
      const matched = intersection(ports.possible, open);
      if (match === 'no' || isEmpty(matched)) return;
      const certain = selects === 'yes' && match === 'yes';
      const action = knownValue(rule.action);
      const accepts = action === 'Allow' || action === 'Accept';
      if (accepts) {
        allowed = either(allowed, { sure: certain ? difference(matched, doubt) : noPorts, possible: matched });
        because.push({ policy: id, direction, rule: i });
      }
      if (certain) {
        open = difference(open, matched);
        if (action === 'Pass') passed = union(passed, matched);
      } else {
        doubt = union(doubt, matched);
      }
    });
  }
  return { allowed, rest: { open: union(open, passed), doubt } };
}

function adminRule(rule: AdminRule, other: End, destination: End): { match: Match; ports: Outcome } {
  const peers = rule.peers;
  const match = peers ? or(peers.items.map(peer => matchAdminPeer(peer, other))) : 'no';
  return { match, ports: adminPorts(rule.ports, destination) };
}

/** The union of all rules of all policies that isolate the end in this direction. */
function networkTier(
  subject: Selecting,
  direction: Direction,
  other: End,
  destination: End,
  because: Reason[],
): { isolated: Match; outcome: Outcome } {
  let isolated: Match = 'no';
  let surely = nothing;
  let perhaps: Outcome | undefined;
  for (const { placed, selects } of subject.policies) {
    const limited = limits(placed.policy, direction);
    if (limited === 'no') continue;
    const rules = direction === 'in' ? placed.policy.ingress : placed.policy.egress;
    const outcome = (rules?.items ?? [])
      .map((rule, i) => {
        const opened = policyRule(rule, placed.namespace, other, destination);
        if (!isEmpty(opened.possible)) because.push({ policy: placed.id, direction, rule: i });
        return opened;
      })
      // A template may bring more rules.
      .reduce(either, rules && !rules.complete ? anything : nothing);
    if (selects === 'yes' && limited === 'yes') {
      isolated = 'yes';
      surely = either(surely, outcome);
    } else {
      perhaps = perhaps ? oneOf(perhaps, outcome) : outcome;
    }
  }
  if (!perhaps) return { isolated, outcome: isolated === 'no' ? everything : surely };
  if (isolated === 'yes')
    return { isolated, outcome: { sure: surely.sure, possible: union(surely.possible, perhaps.possible) } };
  return { isolated: 'unknown', outcome: perhaps };
}

function policyRule(rule: PolicyRule, policyNamespace: string, other: End, destination: End): Outcome {
  const { peers } = rule;
  const everybody = !peers || peers.items.length === 0;
  const match: Match = everybody
    ? peers && !peers.complete
      ? 'unknown'
      : 'yes'
    : or([...peers.items.map(peer => matchPeer(peer, policyNamespace, other)), peers.complete ? 'no' : 'unknown']);
  if (match === 'no') return nothing;
  const ports = policyPorts(rule.ports, destination);
  return match === 'yes' ? ports : { sure: noPorts, possible: ports.possible };
}
