/**
 * Who may talk to whom under the policies: between workloads, with addresses outside, and from the proxy behind Ingresses. Workloads
 * that no policy can tell apart are one class; the work grows with classes, only the listing with workloads.
 */
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { AdminPolicy } from '../model/kinds/admin-policy.ts';
import type { LabelSelector } from '../model/kinds/label-selector.ts';
import type { Resource } from '../model/resource.ts';
import { outsideEnds, rangeText } from './address-ranges.ts';
import { assumed, type End, ingressController, type PodEnd, podEnds } from './ends.ts';
import { exposedPorts } from './exposed.ts';
import { both, doubtful, type Outcome } from './outcome.ts';
import {
  type Decision,
  type Direction,
  decide,
  type PlacedPolicy,
  type Reason,
  type Selecting,
  selecting,
} from './policies.ts';
import { intersection, isEmpty, noPorts, type PortSet, portSetKey, union } from './port-set.ts';

export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly allowed: PortSet;
  /** What may be allowed as well: labels, namespaces or addresses that are not known decide. */
  readonly unknown: PortSet;
  readonly because: readonly Reason[];
}

export interface ExternalAccess {
  readonly workload: string;
  readonly direction: Direction;
  readonly ranges: readonly (readonly [string, string])[];
  readonly allowed: PortSet;
  readonly unknown: PortSet;
}

/** Ends that no policy tells apart, and the policies that select them: as far as is known, and on what is assumed. */
interface EndClass {
  readonly end: PodEnd;
  readonly selecting: Selecting;
  readonly assumedSelecting: Selecting;
}

/** What one direction lets through: `outcome.sure` on what is assumed, `outcome.possible` beyond it. */
function decideBoth(subject: EndClass, direction: Direction, end: PodEnd, other: End): Decision {
  const known = decide(subject.selecting, direction, end, other);
  // What is certain rests on no assumption.
  if (isEmpty(doubtful(known.outcome))) return known;
  const { outcome, because } = decide(subject.assumedSelecting, direction, assumed(end), assumed(other));
  return { outcome: { sure: outcome.sure, possible: union(known.outcome.possible, outcome.sure) }, because };
}

export class Reachability {
  readonly ends: readonly PodEnd[];
  /** Number of classes of workloads that the policies tell apart. */
  readonly classCount: number;
  readonly #policies: readonly PlacedPolicy[];
  readonly #admin: readonly AdminPolicy[];
  readonly #classes: readonly EndClass[];
  readonly #classOf = new Map<PodEnd, number>();
  readonly #exposed: ReadonlyMap<string, PortSet>;
  readonly #byId: ReadonlyMap<string, PodEnd>;
  readonly #memo = new Map<number, Decision>();

  constructor(view: View, resources: readonly Resource[]) {
    this.#policies = lastOfEachName(
      resources.flatMap(resource => {
        const namespace = view.namespaceOf(resource);
        if (resource.type !== 'network-policy' || namespace === undefined) return [];
        return [{ id: `NetworkPolicy/${namespace}/${knownValue(resource.name) ?? '?'}`, namespace, policy: resource }];
      }),
    );
    this.#admin = resources.filter(resource => resource.type === 'admin-policy');
    const workloads = resources.filter(resource => resource.type === 'workload');
    const readLabels = labelsThatPoliciesRead(this.#policies, this.#admin);
    this.ends = podEnds(view, workloads, readLabels);
    this.#byId = new Map(this.ends.map(end => [end.id, end]));
    const exposed = exposedPorts(
      view,
      resources.filter(resource => resource.type === 'ingress'),
      resources.filter(resource => resource.type === 'route'),
      resources.filter(resource => resource.type === 'gateway-route'),
    );
    const exposedPods = new Map([...exposed].map(([workload, ports]) => [workload.pod, ports]));
    this.#exposed = new Map(this.ends.map(end => [end.id, (end.pod && exposedPods.get(end.pod)) ?? noPorts]));
    const classes: EndClass[] = [];
    const bySignature = new Map<string, number>();
    for (const end of this.ends) {
      const signature = signatureOf(end, readLabels);
      let at = bySignature.get(signature);
      if (at === undefined) {
        const select = (end: PodEnd) => selecting(end, this.#policies, this.#admin);
        at = classes.push({ end, selecting: select(end), assumedSelecting: select(assumed(end)) }) - 1;
        bySignature.set(signature, at);
      }
      this.#classOf.set(end, at);
    }
    this.#classes = classes;
    this.classCount = classes.length;
  }

  /** All pairs of workloads between which something is allowed or may be, then those of the Ingress proxy. */
  *connections(): IterableIterator<Connection> {
    for (const from of this.ends) {
      for (const to of this.ends) {
        if (from === to) continue;
        const { outcome, because } = this.#between(from, to);
        const unknown = doubtful(outcome);
        if (isEmpty(outcome.sure) && isEmpty(unknown)) continue;
        yield { from: from.id, to: to.id, allowed: outcome.sure, unknown, because };
      }
    }
    yield* this.#fromIngress();
  }

  /** Between two workloads by id; `undefined` when one of them is not there. */
  between(from: string, to: string): Connection | undefined {
    const [a, b] = [this.#byId.get(from), this.#byId.get(to)];
    if (!a || !b) return undefined;
    const { outcome, because } = this.#between(a, b);
    return { from, to, allowed: outcome.sure, unknown: doubtful(outcome), because };
  }

  /** What each workload may exchange with addresses outside, as the policies see them. */
  *external(): IterableIterator<ExternalAccess> {
    for (const direction of ['in', 'out'] as const) {
      const pieces = outsideEnds(direction, this.#policies, this.#admin);
      const byClass = this.#classes.map(subject => {
        const groups = new Map<
          string,
          { outcome: Outcome; pieces: { family: 'IPv4' | 'IPv6'; first: bigint; last: bigint }[] }
        >();
        for (const piece of pieces) {
          const { outcome } = decideBoth(subject, direction, subject.end, piece);
          if (isEmpty(outcome.possible)) continue;
          const key = `${portSetKey(outcome.sure)}|${portSetKey(outcome.possible)}`;
          const group = groups.get(key) ?? { outcome, pieces: [] };
          const last = group.pieces.at(-1);
          if (last && last.family === piece.family && last.last + 1n === piece.first) last.last = piece.last;
          else group.pieces.push({ family: piece.family, first: piece.first, last: piece.last });
          groups.set(key, group);
        }
        return [...groups.values()];
      });
      for (const end of this.ends) {
        for (const { outcome, pieces } of byClass[this.#classOf.get(end)!]!) {
          yield {
            workload: end.id,
            direction,
            ranges: pieces.map(rangeText),
            allowed: outcome.sure,
            unknown: doubtful(outcome),
          };
        }
      }
    }
  }

  #between(from: PodEnd, to: PodEnd): Decision {
    const [a, b] = [this.#classOf.get(from)!, this.#classOf.get(to)!];
    const key = a * this.#classes.length + b;
    const known = this.#memo.get(key);
    if (known) return known;
    const out = decideBoth(this.#classes[a]!, 'out', from, to);
    const into = decideBoth(this.#classes[b]!, 'in', to, from);
    const decision = {
      outcome: both(out.outcome, into.outcome),
      because: [...out.because, ...into.because],
    };
    this.#memo.set(key, decision);
    return decision;
  }

  *#fromIngress(): IterableIterator<Connection> {
    for (const end of this.ends) {
      const exposed = this.#exposed.get(end.id) ?? noPorts;
      if (isEmpty(exposed)) continue;
      const proxy = ingressController(end.pod!.place);
      const { outcome, because } = decideBoth(this.#classes[this.#classOf.get(end)!]!, 'in', end, proxy);
      const allowed = intersection(outcome.sure, exposed);
      const unknown = intersection(doubtful(outcome), exposed);
      if (isEmpty(allowed) && isEmpty(unknown)) continue;
      yield { from: 'ingress-controller', to: end.id, allowed, unknown, because };
    }
  }
}

/** Two policies of one name in one namespace are one object: the later replaces the first. */
function lastOfEachName(policies: readonly PlacedPolicy[]): PlacedPolicy[] {
  return [...new Map(policies.map(placed => [placed.policy.name?.known ? placed.id : placed, placed])).values()];
}

function labelsThatPoliciesRead(policies: readonly PlacedPolicy[], admin: readonly AdminPolicy[]): Set<string> {
  const labels = new Set<string>();
  const read = (selector: LabelSelector | undefined) => {
    for (const label of selector?.matchLabels?.entries.keys() ?? []) labels.add(label);
    for (const expression of selector?.matchExpressions ?? []) {
      const key = knownValue(expression.key);
      if (key !== undefined) labels.add(key);
    }
  };
  for (const { policy } of policies) {
    read(policy.podSelector);
    for (const rule of [...(policy.ingress?.items ?? []), ...(policy.egress?.items ?? [])]) {
      for (const peer of rule.peers?.items ?? []) read(peer.podSelector);
    }
  }
  for (const policy of admin) {
    read(policy.subject?.pods?.podSelector);
    for (const rule of [...policy.ingress, ...policy.egress])
      for (const peer of rule.peers?.items ?? []) read(peer.pods?.podSelector);
  }
  return labels;
}

/** Everything that a policy may look at in a pod, as one text. */
function signatureOf(end: PodEnd, readLabels: ReadonlySet<string>): string {
  const labels = [...readLabels].sort().map(label => {
    const fact = end.labels.entries.get(label);
    return fact ? (fact.known ? `=${fact.value}` : '?') : '-';
  });
  const ports = (end.pod?.containers ?? []).flatMap(container =>
    container.type === 'init' || container.type === 'ephemeral'
      ? []
      : container.ports
          .filter(port => port.name)
          .map(
            port => `${knownValue(port.name)}:${knownValue(port.containerPort)}/${knownValue(port.protocol) ?? 'TCP'}`,
          ),
  );
  return JSON.stringify([
    end.namespace,
    end.labels.complete,
    labels,
    end.hostNetwork,
    ports,
    end.addresses.map(address => address.text),
  ]);
}
