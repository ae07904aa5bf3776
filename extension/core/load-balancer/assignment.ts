/**
 * Which address a LoadBalancer Service gets from MetalLB, in the order in which its controller decides (controller/service.go
 * allocateIPs, internal/allocator Assign and Allocate). Three-valued: where no pool is in the files, somebody else knows.
 */
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { AddressPool, PoolAdvertisement } from '../model/kinds/metallb.ts';
import type { Service } from '../model/kinds/service.ts';
import type { IpFamily } from '../net/address.ts';
import { folderDistance, folderOf } from '../sources/folders.ts';
import type { Place } from '../yaml/syntax.ts';
import {
  advertisementsOf,
  announcesService,
  arePoolsKnown,
  autoAssigns,
  poolHolds,
  poolsAround,
  rangesOf,
  servesService,
} from './pool.ts';
import { type AskedAddress, askedAddresses, askedPool, isForMetalLB, metallbAnnotation } from './request.ts';

/** Why a Service stays `<pending>`. */
export type Refusal =
  | { readonly step: 'both-fields'; readonly place: Place }
  | { readonly step: 'invalid'; readonly asked: AskedAddress }
  | {
      readonly step: 'family';
      readonly reason: 'too-many' | 'same-family' | 'one-family' | 'two-families';
      readonly place: Place;
    }
  | { readonly step: 'family'; readonly reason: 'other-family'; readonly place: Place; readonly family: IpFamily }
  | { readonly step: 'outside-pools'; readonly asked: AskedAddress; readonly pools: readonly AddressPool[] }
  | { readonly step: 'several-pools'; readonly asked: AskedAddress; readonly pools: readonly AddressPool[] }
  | {
      readonly step: 'pool-unknown';
      readonly name: string;
      readonly place: Place;
      readonly pools: readonly AddressPool[];
    }
  | {
      readonly step: 'not-in-named-pool';
      readonly asked: AskedAddress;
      readonly name: string;
      readonly pool: AddressPool;
    }
  | { readonly step: 'not-for-service'; readonly pool: AddressPool; readonly place: Place }
  | { readonly step: 'no-auto-assign'; readonly pools: readonly AddressPool[]; readonly place: Place };

export type Assignment =
  /** `addresses`: those that were asked for, none where MetalLB picks. `pools`: any of these gives the address. */
  | { readonly state: 'assigned'; readonly addresses: readonly AskedAddress[]; readonly pools: readonly AddressPool[] }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'unknown' };

const unknown: Assignment = { state: 'unknown' };

/** The address of a Service, worked out once for each view. */
export function assignmentOf(view: View, service: Service): Assignment {
  const assignment = view.once(assign, service);
  // An address that a cluster has given proves whatever speaks against it wrong.
  return assignment.state === 'refused' && service.statusAddresses.length > 0 ? unknown : assignment;
}

function assign(view: View, service: Service): Assignment {
  if (isForMetalLB(service) !== 'yes') return unknown;
  const annotation = metallbAnnotation(service, 'loadBalancerIPs');
  if (annotation?.known && annotation.value !== '' && knownValue(service.loadBalancerIP))
    return refused({ step: 'both-fields', place: service.loadBalancerIP!.place });
  const addresses = askedAddresses(service);
  if (!addresses) return unknown;
  const pools = poolsAround(view, service);
  // Without a pool and without an annotation of MetalLB, a load balancer of another maker reads the field.
  if (pools.length === 0 && !annotation) return unknown;
  const wrong = addresses.find(asked => !asked.address);
  if (wrong) return refused({ step: 'invalid', asked: wrong });
  const family = familyProblem(service, addresses);
  if (family) return refused(family);
  if (pools.length === 0) return unknown;
  if (!isNear(service, pools) && !annotation && !askedPool(service)) return unknown;
  const isKnown = arePoolsKnown(view, service, pools);
  if (addresses.length > 0) return assignAsked(view, service, addresses, pools, isKnown);
  const name = askedPool(service);
  if (name) return name.known ? assignNamed(view, service, name.value, name.place, pools, isKnown) : unknown;
  return assignAny(view, service, pools, isKnown);
}

/** The Service stands with a pool; a workspace may be about several clusters. */
function isNear(service: Service, pools: readonly AddressPool[]): boolean {
  const folder = folderOf(service.place.document.file);
  return pools.some(pool => folderDistance(folder, folderOf(pool.place.document.file)) <= 2);
}

function refused(refusal: Refusal): Assignment {
  return { state: 'refused', refusal };
}

/** The addresses of a Service have to be of the families that it has (ipfamily ForAddressesIPs, allocateIPs). */
function familyProblem(service: Service, addresses: readonly AskedAddress[]): Refusal | undefined {
  const [first, second, third] = addresses;
  if (!first) return undefined;
  const { place } = third ?? second ?? first;
  if (third) return { step: 'family', reason: 'too-many', place };
  if (second && first.address!.family === second.address!.family)
    return { step: 'family', reason: 'same-family', place };
  const policy = service.ipFamilyPolicy ? knownValue(service.ipFamilyPolicy) : 'SingleStack';
  if (second && policy === 'SingleStack') return { step: 'family', reason: 'two-families', place };
  if (!second && policy === 'RequireDualStack') return { step: 'family', reason: 'one-family', place };
  const only =
    service.ipFamilies?.complete && service.ipFamilies.items.length === 1 ? service.ipFamilies.items[0] : undefined;
  const family = knownValue(only);
  if (second || policy !== 'SingleStack' || (family !== 'IPv4' && family !== 'IPv6')) return undefined;
  return family === first.address!.family ? undefined : { step: 'family', reason: 'other-family', place, family };
}

function assignAsked(
  view: View,
  service: Service,
  addresses: readonly AskedAddress[],
  pools: readonly AddressPool[],
  isKnown: boolean,
): Assignment {
  const holding = pools.filter(pool => addresses.every(({ address }) => poolHolds(pool, address!) === 'yes'));
  const name = askedPool(service);
  if (name && !name.known) return unknown;
  const [pool] = holding;
  if (!pool) {
    if (!isKnown) return unknown;
    const outside = addresses.find(({ address }) => pools.every(one => poolHolds(one, address!) !== 'yes'));
    return refused(
      outside
        ? { step: 'outside-pools', asked: outside, pools }
        : { step: 'several-pools', asked: addresses[1]!, pools },
    );
  }
  if (name && !pools.some(one => knownValue(one.name) === name.value))
    return isKnown ? refused({ step: 'pool-unknown', name: name.value, place: name.place, pools }) : unknown;
  const named = name ? holding.filter(one => knownValue(one.name) === name.value) : holding;
  if (named.length === 0)
    return isKnown ? refused({ step: 'not-in-named-pool', asked: addresses[0]!, name: name!.value, pool }) : unknown;
  return whereServed(view, service, named, addresses, addresses[0]!.place);
}

function assignNamed(
  view: View,
  service: Service,
  name: string,
  place: Place,
  pools: readonly AddressPool[],
  isKnown: boolean,
): Assignment {
  const named = pools.filter(pool => knownValue(pool.name) === name);
  if (named.length === 0) return isKnown ? refused({ step: 'pool-unknown', name, place, pools }) : unknown;
  return whereServed(view, service, named, [], place);
}

/** The pools that are for the Service. */
function whereServed(
  view: View,
  service: Service,
  pools: readonly AddressPool[],
  addresses: readonly AskedAddress[],
  place: Place,
): Assignment {
  const matches = pools.map(pool => servesService(view, pool, service));
  const serving = pools.filter((_, i) => matches[i] === 'yes');
  if (serving.length > 0) return { state: 'assigned', addresses, pools: serving };
  return matches.includes('unknown') ? unknown : refused({ step: 'not-for-service', pool: pools[0]!, place });
}

/** Pools with an allocation for the Service first, by their priority; then those for everybody. */
function assignAny(view: View, service: Service, pools: readonly AddressPool[], isKnown: boolean): Assignment {
  const wanted = wantedFamily(service);
  const fitting = pools.filter(pool => !wanted || rangesOf(pool).some(({ range }) => range.family === wanted));
  const pinned = fitting.filter(pool => pool.serviceAllocation && autoAssigns(pool) !== false);
  const matches = pinned.map(pool => (autoAssigns(pool) ? servesService(view, pool, service) : 'unknown'));
  if (matches.includes('unknown')) return unknown;
  const serving = pinned.filter((_, i) => matches[i] === 'yes');
  const common = fitting.filter(pool => !pool.serviceAllocation && autoAssigns(pool) !== false);
  if (serving.length > 0) {
    const best = Math.min(...serving.map(priorityOf));
    return { state: 'assigned', addresses: [], pools: serving.filter(pool => priorityOf(pool) === best) };
  }
  if (common.some(pool => autoAssigns(pool) === undefined)) return unknown;
  if (common.length > 0) return { state: 'assigned', addresses: [], pools: common };
  if (!isKnown || fitting.length === 0) return unknown;
  return refused({ step: 'no-auto-assign', pools, place: service.serviceType!.place });
}

/** Lower numbers go first; 0 is no priority and goes last (allocator sortPools). */
function priorityOf(pool: AddressPool): number {
  return knownValue(pool.serviceAllocation?.priority) || Number.POSITIVE_INFINITY;
}

function wantedFamily(service: Service): IpFamily | undefined {
  const family = service.ipFamilies?.items.length === 1 ? knownValue(service.ipFamilies.items[0]) : undefined;
  return family === 'IPv4' || family === 'IPv6' ? family : undefined;
}

/** The advertisements that announce the address of a Service. */
export function announcersOf(view: View, service: Service): PoolAdvertisement[] {
  const assignment = assignmentOf(view, service);
  if (assignment.state !== 'assigned') return [];
  const all = assignment.pools.flatMap(pool => advertisementsOf(view, pool));
  return [...new Set(all)].filter(advertisement => announcesService(advertisement, service) === 'yes');
}

/** LoadBalancer Services around a pool that surely get an address of it, with those that were asked for. */
export function servicesOf(
  view: View,
  pool: AddressPool,
  services: readonly Service[],
): { service: Service; addresses: readonly AskedAddress[] }[] {
  return services.flatMap(service => {
    const assignment = assignmentOf(view, service);
    if (assignment.state !== 'assigned' || !assignment.pools.includes(pool)) return [];
    return [{ service, addresses: assignment.addresses }];
  });
}
