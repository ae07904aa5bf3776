/** `networking.k8s.io/v1 NetworkPolicy`. */
import { type Cidr, parseCidr } from '../../net/address.ts';
import type { Place } from '../../yaml/syntax.ts';
import { type Fact, type FactList, knownValue } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type LabelSelector, lowerLabelSelector } from './label-selector.ts';

export interface IpBlock {
  readonly cidr: Fact<string> | undefined;
  readonly except: FactList<Fact<string>> | undefined;
  /** What can be read of the two; `undefined` when the CIDR is not one. */
  readonly block: { readonly cidr: Cidr; readonly except: readonly Cidr[] } | undefined;
  readonly place: Place;
}

/** One entry of `from` or `to`. */
export interface PolicyPeer {
  readonly podSelector: LabelSelector | undefined;
  readonly namespaceSelector: LabelSelector | undefined;
  readonly ipBlock: IpBlock | undefined;
  readonly place: Place;
}

export interface PolicyPort {
  readonly protocol: Fact<string> | undefined;
  readonly port: Fact<IntOrString> | undefined;
  readonly endPort: Fact<number> | undefined;
  readonly place: Place;
}

export interface PolicyRule {
  /** Absent and empty both mean every peer. */
  readonly peers: FactList<PolicyPeer> | undefined;
  /** Absent and empty both mean every port. */
  readonly ports: FactList<PolicyPort> | undefined;
  readonly place: Place;
}

export interface NetworkPolicy extends ResourceBase {
  readonly type: 'network-policy';
  /** Absent means all pods of the namespace, as `{}` does. */
  readonly podSelector: LabelSelector | undefined;
  readonly policyTypes: FactList<Fact<string>> | undefined;
  readonly ingress: FactList<PolicyRule> | undefined;
  readonly egress: FactList<PolicyRule> | undefined;
  readonly specPlace: Place;
}

export function lowerNetworkPolicy(base: ResourceBase, root: Fields): NetworkPolicy {
  const spec = root.child('spec');
  return {
    ...base,
    type: 'network-policy',
    podSelector: selectorIn(spec, 'podSelector'),
    policyTypes: spec?.strings('policyTypes'),
    ingress: rulesIn(spec, 'ingress', 'from'),
    egress: rulesIn(spec, 'egress', 'to'),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}

function selectorIn(fields: Fields | undefined, key: string): LabelSelector | undefined {
  const selector = fields?.child(key);
  return selector && lowerLabelSelector(selector);
}

function rulesIn(spec: Fields | undefined, direction: string, peersKey: string): FactList<PolicyRule> | undefined {
  const rules = spec?.children(direction);
  return rules && { ...rules, items: rules.items.map(rule => lowerRule(rule, peersKey)) };
}

function lowerRule(rule: Fields, peersKey: string): PolicyRule {
  const peers = rule.children(peersKey);
  const ports = rule.children('ports');
  return {
    peers: peers && { ...peers, items: peers.items.map(lowerPeer) },
    ports: ports && {
      ...ports,
      items: ports.items.map(port => ({
        protocol: port.string('protocol'),
        port: port.intOrString('port'),
        endPort: port.integer('endPort'),
        place: port.node,
      })),
    },
    place: rule.node,
  };
}

function lowerPeer(peer: Fields): PolicyPeer {
  const ipBlock = peer.child('ipBlock');
  return {
    podSelector: selectorIn(peer, 'podSelector'),
    namespaceSelector: selectorIn(peer, 'namespaceSelector'),
    ipBlock: ipBlock && lowerIpBlock(ipBlock),
    place: peer.node,
  };
}

function lowerIpBlock(ipBlock: Fields): IpBlock {
  const cidr = ipBlock.string('cidr');
  const except = ipBlock.strings('except');
  const read = parseCidr(knownValue(cidr) ?? '');
  return {
    cidr,
    except,
    block: read && {
      cidr: read,
      except: (except?.items ?? []).flatMap(item => parseCidr(knownValue(item) ?? '') ?? []),
    },
    place: ipBlock.node,
  };
}
