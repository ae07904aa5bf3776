/**
 * Policies of the cluster's administrators in one shape: `policy.networking.k8s.io/v1alpha1` AdminNetworkPolicy and
 * BaselineAdminNetworkPolicy, and `v1alpha2` ClusterNetworkPolicy, which has a tier instead of two kinds.
 */
import { type Cidr, parseCidr } from '../../net/address.ts';
import type { Place } from '../../yaml/syntax.ts';
import { type Fact, type FactList, knownValue } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type LabelSelector, lowerLabelSelector } from './label-selector.ts';

/** Pods by their namespace alone, or by namespace and labels. Exactly one of the two is set where the object is valid. */
export interface AdminSelector {
  readonly namespaces: LabelSelector | undefined;
  readonly pods:
    | { readonly namespaceSelector: LabelSelector | undefined; readonly podSelector: LabelSelector | undefined }
    | undefined;
  readonly place: Place;
}

export interface AdminPeer extends AdminSelector {
  /** CIDRs, which hold pods as well as everything else. */
  readonly networks: FactList<Fact<string>> | undefined;
  /** The networks that can be read. */
  readonly cidrs: readonly Cidr[];
  /** A field that is not understood, or host names: nothing is known of what it selects. Nodes are neither pods nor outside. */
  readonly other: boolean;
  readonly nodes: boolean;
}

export interface AdminPort {
  /** `undefined` with a named port of v1alpha1 and v1alpha2, which takes the protocol of the container port. */
  readonly protocol: string | undefined;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly name: string | undefined;
  /** Written with a start and an end. */
  readonly isRange: boolean;
  readonly place: Place;
}

export interface AdminRule {
  readonly action: Fact<string> | undefined;
  readonly peers: FactList<AdminPeer> | undefined;
  /** Absent means every port of every protocol. */
  readonly ports: readonly AdminPort[] | undefined;
  readonly place: Place;
}

export interface AdminPolicy extends ResourceBase {
  readonly type: 'admin-policy';
  readonly tier: 'Admin' | 'Baseline';
  readonly priority: Fact<number> | undefined;
  readonly subject: AdminSelector | undefined;
  readonly ingress: readonly AdminRule[];
  readonly egress: readonly AdminRule[];
}

export function lowerAdminPolicy(base: ResourceBase, root: Fields): AdminPolicy {
  const spec = root.child('spec');
  const subject = spec?.child('subject');
  const baseline = base.kind === 'BaselineAdminNetworkPolicy' || knownValue(spec?.string('tier')) === 'Baseline';
  return {
    ...base,
    type: 'admin-policy',
    tier: baseline ? 'Baseline' : 'Admin',
    priority: spec?.integer('priority'),
    subject: subject && lowerSelector(subject),
    ingress: (spec?.children('ingress')?.items ?? []).map(rule => lowerRule(rule, 'from')),
    egress: (spec?.children('egress')?.items ?? []).map(rule => lowerRule(rule, 'to')),
  };
}

function lowerSelector(fields: Fields): AdminSelector {
  const namespaces = fields.child('namespaces');
  const pods = fields.child('pods');
  const within = (key: string) => {
    const selector = pods?.child(key);
    return selector && lowerLabelSelector(selector);
  };
  return {
    namespaces: namespaces && lowerLabelSelector(namespaces),
    pods: pods && { namespaceSelector: within('namespaceSelector'), podSelector: within('podSelector') },
    place: fields.node,
  };
}

const understood = new Set(['namespaces', 'pods', 'networks', 'nodes']);

function lowerRule(rule: Fields, peersKey: string): AdminRule {
  const peers = rule.children(peersKey);
  return {
    action: rule.string('action'),
    peers: peers && {
      ...peers,
      items: peers.items.map(lowerPeer),
    },
    ports: lowerPorts(rule.children('ports')) ?? lowerProtocols(rule.children('protocols')),
    place: rule.node,
  };
}

function lowerPeer(peer: Fields): AdminPeer {
  const networks = peer.strings('networks');
  return {
    ...lowerSelector(peer),
    networks,
    cidrs: (networks?.items ?? []).flatMap(item => parseCidr(knownValue(item) ?? '') ?? []),
    nodes: peer.has('nodes'),
    other: peer.keys.some(key => !understood.has(key)),
  };
}

/** v1alpha1: `portNumber`, `portRange` or `namedPort`. */
function lowerPorts(ports: FactList<Fields> | undefined): AdminPort[] | undefined {
  return ports?.items.map(port => {
    const number = port.child('portNumber');
    const range = port.child('portRange');
    const first = knownValue(number?.integer('port') ?? range?.integer('start'));
    return {
      protocol: number || range ? (knownValue((number ?? range)!.string('protocol')) ?? 'TCP') : undefined,
      first,
      last: number ? first : knownValue(range?.integer('end')),
      name: knownValue(port.string('namedPort')),
      isRange: range !== undefined,
      place: port.node,
    };
  });
}

/** v1alpha2: `tcp`, `udp`, `sctp` with a `destinationPort`, or `destinationNamedPort`. */
function lowerProtocols(protocols: FactList<Fields> | undefined): AdminPort[] | undefined {
  return protocols?.items.map(entry => {
    const protocol = ['tcp', 'udp', 'sctp'].find(key => entry.has(key));
    const destination = protocol === undefined ? undefined : entry.child(protocol)?.child('destinationPort');
    const range = destination?.child('range');
    const number = knownValue(destination?.integer('number'));
    const all = protocol !== undefined && !destination;
    return {
      protocol: protocol?.toUpperCase(),
      first: all ? 1 : (number ?? knownValue(range?.integer('start'))),
      last: all ? 65535 : (number ?? knownValue(range?.integer('end'))),
      name: knownValue(entry.string('destinationNamedPort')),
      isRange: range !== undefined,
      place: entry.node,
    };
  });
}
