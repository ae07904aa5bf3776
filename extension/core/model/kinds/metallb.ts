/**
 * MetalLB's configuration (`metallb.io`; api/v1beta1 and api/v1beta2 of go.universe.tf/metallb): pools of addresses, how they are
 * announced, the routers that hear it.
 */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type LabelSelector, lowerLabelSelector } from './label-selector.ts';

/** Which Services may have an address of a pool, and how much the pool is preferred. */
export interface ServiceAllocation {
  readonly priority: Fact<number> | undefined;
  readonly namespaces: FactList<Fact<string>> | undefined;
  readonly namespaceSelectors: FactList<LabelSelector> | undefined;
  readonly serviceSelectors: FactList<LabelSelector> | undefined;
  readonly place: Place;
}

/** `IPAddressPool`, and `AddressPool` of releases before 0.13. */
export interface AddressPool extends ResourceBase {
  readonly type: 'address-pool';
  /** CIDR blocks and ranges `a-b`. */
  readonly addresses: FactList<Fact<string>> | undefined;
  readonly autoAssign: Fact<boolean> | undefined;
  readonly avoidBuggyIPs: Fact<boolean> | undefined;
  readonly serviceAllocation: ServiceAllocation | undefined;
  readonly specPlace: Place;
}

/** `L2Advertisement` and `BGPAdvertisement`: which pools are announced, by whom, to whom. */
export interface PoolAdvertisement extends ResourceBase {
  readonly type: 'pool-advertisement';
  readonly ipAddressPools: FactList<Fact<string>> | undefined;
  readonly ipAddressPoolSelectors: FactList<LabelSelector> | undefined;
  readonly nodeSelectors: FactList<LabelSelector> | undefined;
  readonly serviceSelectors: FactList<LabelSelector> | undefined;
  /** L2 only. */
  readonly interfaces: FactList<Fact<string>> | undefined;
  /** The rest is of BGP only. */
  readonly aggregationLength: Fact<number> | undefined;
  readonly aggregationLengthV6: Fact<number> | undefined;
  readonly localPref: Fact<number> | undefined;
  readonly communities: FactList<Fact<string>> | undefined;
  readonly peers: FactList<Fact<string>> | undefined;
  /** Places of keys of `spec` as written. */
  readonly keyPlaces: ReadonlyMap<string, Place>;
}

export interface BgpPeer extends ResourceBase {
  readonly type: 'bgp-peer';
  readonly myASN: Fact<number> | undefined;
  readonly peerASN: Fact<number> | undefined;
  readonly dynamicASN: Fact<string> | undefined;
  readonly peerAddress: Fact<string> | undefined;
  readonly interface: Fact<string> | undefined;
  readonly sourceAddress: Fact<string> | undefined;
  readonly peerPort: Fact<number> | undefined;
  readonly holdTime: Fact<string> | undefined;
  readonly keepaliveTime: Fact<string> | undefined;
  readonly routerID: Fact<string> | undefined;
  readonly nodeSelectors: FactList<LabelSelector> | undefined;
  readonly password: Fact<string> | undefined;
  readonly passwordSecret: Fact<string> | undefined;
  readonly bfdProfile: Fact<string> | undefined;
  readonly ebgpMultiHop: Fact<boolean> | undefined;
  readonly vrf: Fact<string> | undefined;
  readonly specPlace: Place;
}

/** Numbers of a `BFDProfile` by field. */
export interface BfdProfile extends ResourceBase {
  readonly type: 'bfd-profile';
  readonly numbers: ReadonlyMap<string, Fact<number>>;
  readonly echoMode: Fact<boolean> | undefined;
}

/** `Community`: names for BGP communities. */
export interface BgpCommunity extends ResourceBase {
  readonly type: 'bgp-community';
  readonly aliases: readonly { readonly name: Fact<string> | undefined; readonly value: Fact<string> | undefined }[];
  readonly complete: boolean;
}

export function lowerAddressPool(base: ResourceBase, root: Fields): AddressPool {
  const spec = root.child('spec');
  const allocation = spec?.child('serviceAllocation');
  return {
    ...base,
    type: 'address-pool',
    addresses: spec?.strings('addresses'),
    autoAssign: spec?.boolean('autoAssign'),
    avoidBuggyIPs: spec?.boolean('avoidBuggyIPs'),
    serviceAllocation: allocation && {
      priority: allocation.integer('priority'),
      namespaces: allocation.strings('namespaces'),
      namespaceSelectors: selectorsIn(allocation, 'namespaceSelectors'),
      serviceSelectors: selectorsIn(allocation, 'serviceSelectors'),
      place: allocation.node,
    },
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}

export function lowerPoolAdvertisement(base: ResourceBase, root: Fields): PoolAdvertisement {
  const spec = root.child('spec');
  return {
    ...base,
    type: 'pool-advertisement',
    ipAddressPools: spec?.strings('ipAddressPools'),
    ipAddressPoolSelectors: selectorsIn(spec, 'ipAddressPoolSelectors'),
    nodeSelectors: selectorsIn(spec, 'nodeSelectors'),
    serviceSelectors: selectorsIn(spec, 'serviceSelectors'),
    interfaces: spec?.strings('interfaces'),
    aggregationLength: spec?.integer('aggregationLength'),
    aggregationLengthV6: spec?.integer('aggregationLengthV6'),
    localPref: spec?.integer('localPref'),
    communities: spec?.strings('communities'),
    peers: spec?.strings('peers'),
    keyPlaces: new Map((spec?.keys ?? []).map(key => [key, spec!.keyPlace(key)!])),
  };
}

export function lowerBgpPeer(base: ResourceBase, root: Fields): BgpPeer {
  const spec = root.child('spec');
  return {
    ...base,
    type: 'bgp-peer',
    myASN: spec?.integer('myASN'),
    peerASN: spec?.integer('peerASN'),
    dynamicASN: spec?.string('dynamicASN'),
    peerAddress: spec?.string('peerAddress'),
    interface: spec?.string('interface'),
    sourceAddress: spec?.string('sourceAddress'),
    peerPort: spec?.integer('peerPort'),
    holdTime: spec?.string('holdTime'),
    keepaliveTime: spec?.string('keepaliveTime'),
    routerID: spec?.string('routerID'),
    // v1beta1 selects nodes in another form, which only MetalLB's conversion reads.
    nodeSelectors: base.version === 'v1beta1' ? undefined : selectorsIn(spec, 'nodeSelectors'),
    password: spec?.string('password'),
    passwordSecret: spec?.child('passwordSecret')?.string('name'),
    bfdProfile: spec?.string('bfdProfile'),
    ebgpMultiHop: spec?.boolean('ebgpMultiHop'),
    vrf: spec?.string('vrf'),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}

const bfdNumbers = ['receiveInterval', 'transmitInterval', 'detectMultiplier', 'echoInterval', 'minimumTtl'];

export function lowerBfdProfile(base: ResourceBase, root: Fields): BfdProfile {
  const spec = root.child('spec');
  const numbers = new Map<string, Fact<number>>();
  for (const field of bfdNumbers) {
    const fact = spec?.integer(field);
    if (fact) numbers.set(field, fact);
  }
  return { ...base, type: 'bfd-profile', numbers, echoMode: spec?.boolean('echoMode') };
}

export function lowerBgpCommunity(base: ResourceBase, root: Fields): BgpCommunity {
  const aliases = root.child('spec')?.children('communities');
  return {
    ...base,
    type: 'bgp-community',
    aliases: (aliases?.items ?? []).map(alias => ({ name: alias.string('name'), value: alias.string('value') })),
    complete: base.shape === 'complete' && aliases?.complete !== false,
  };
}

function selectorsIn(fields: Fields | undefined, key: string): FactList<LabelSelector> | undefined {
  const selectors = fields?.children(key);
  return selectors && { ...selectors, items: selectors.items.map(lowerLabelSelector) };
}
