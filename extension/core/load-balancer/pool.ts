/** Pools of addresses: what they hold, whom they are for, who announces them (MetalLB internal/config and internal/allocator). */
import { and, labelsOf, type Match, matchSelector, or } from '../bind/label-match.ts';
import { namespaceLabels } from '../gateway/namespaces.ts';
import { keys } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import { type Fact, type FactList, knownValue, valueOrDefault } from '../model/fact.ts';
import type { LabelSelector } from '../model/kinds/label-selector.ts';
import type { AddressPool, PoolAdvertisement } from '../model/kinds/metallb.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Resource } from '../model/resource.ts';
import type { Address } from '../net/address.ts';
import type { Place } from '../yaml/syntax.ts';
import { type AddressRange, isBuggy, parseRange, printRange, rangeHolds, sizeOf } from './address-range.ts';

/** The pools that are applied together with an object, in order of file and position. */
export function poolsAround(view: View, from: Resource): readonly AddressPool[] {
  const pools = view.lookupType('address-pool', keys.everywhere(view.setOf(from), 'address-pool'));
  return nearestVariants(from, pools, view);
}

/** The pools of a name, of whatever namespace: MetalLB reads those of its own, which others do not name. */
export function poolsNamed(view: View, from: Resource, name: string): readonly AddressPool[] {
  const found = view.lookupType('address-pool', keys.namedAnywhere(view.setOf(from), 'address-pool', name));
  return nearestVariants(from, found, view);
}

/** No pool can be hidden: every one is written in full, and none comes from elsewhere. */
export function arePoolsKnown(view: View, from: Resource, pools: readonly AddressPool[]): boolean {
  return (
    !view.isOpen(from) &&
    !view.hasUncertain(from, 'address-pool') &&
    pools.every(pool => !view.isOpen(pool) && isReadable(pool))
  );
}

function isReadable(pool: AddressPool): boolean {
  if (!pool.addresses?.complete) return false;
  return pool.addresses.items.every(fact => fact.known && typeof parseRange(fact.value) === 'object');
}

export interface PoolRange {
  readonly range: AddressRange;
  readonly place: Place;
}

/** The ranges of a pool that can be read. */
export function rangesOf(pool: AddressPool): PoolRange[] {
  return (pool.addresses?.items ?? []).flatMap(fact => {
    const range = fact.known ? parseRange(fact.value) : undefined;
    return typeof range === 'object' ? [{ range, place: fact.place }] : [];
  });
}

/** Whether an address is one that a pool gives. */
export function poolHolds(pool: AddressPool, address: Address): Match {
  const avoids = valueOrDefault(pool.avoidBuggyIPs, false);
  const isInside = rangesOf(pool).some(({ range }) => rangeHolds(range, address));
  if (!isInside) return isReadable(pool) ? 'no' : 'unknown';
  if (!isBuggy(address) || avoids === false) return 'yes';
  return avoids ? 'no' : 'unknown';
}

/** How many addresses a pool has to give. */
export function capacityOf(pool: AddressPool): bigint {
  const avoids = knownValue(pool.avoidBuggyIPs) ?? false;
  return rangesOf(pool).reduce((sum, { range }) => sum + sizeOf(range, avoids), 0n);
}

/** `192.0.2.10–192.0.2.20, 2001:db8::/64` for people. */
export function printPool(pool: AddressPool): string {
  const shown = rangesOf(pool).map(({ range }) => printRange(range));
  return shown.length > 3 ? `${shown.slice(0, 3).join(', ')}, …` : shown.join(', ');
}

/** `serviceAllocation` lets a Service have an address of the pool (allocator isPoolCompatibleWithService). */
export function servesService(view: View, pool: AddressPool, service: Service): Match {
  const allocation = pool.serviceAllocation;
  if (!allocation) return pool.shape === 'complete' ? 'yes' : 'unknown';
  const inNamespace = matchNamespace(view, pool, view.namespaceOf(service));
  const selectors = allocation.serviceSelectors;
  const labels = labelsOf(service.labels, service);
  const selected =
    selectors && (selectors.items.length > 0 || !selectors.complete) ? anySelector(selectors, labels) : 'yes';
  return and(inNamespace, selected);
}

function matchNamespace(view: View, pool: AddressPool, namespace: string | undefined): Match {
  const { namespaces, namespaceSelectors } = pool.serviceAllocation!;
  const isListed = (namespaces?.items.length ?? 0) > 0;
  const isSelected = (namespaceSelectors?.items.length ?? 0) > 0;
  if (namespaces?.complete === false || namespaceSelectors?.complete === false || namespace === undefined)
    return 'unknown';
  if (!isListed && !isSelected) return 'yes';
  if (namespaces?.items.some(fact => knownValue(fact) === namespace)) return 'yes';
  if (namespaces?.items.some(fact => !fact.known)) return 'unknown';
  if (!namespaceSelectors || !isSelected) return 'no';
  const matches = namespaceLabels(view, pool, namespace).map(labels => anySelector(namespaceSelectors, labels));
  if (matches.includes('yes')) return 'yes';
  // Selectors that match no namespace at all restrict nothing, and which namespaces there are is not known.
  return isListed && !matches.includes('unknown') ? 'no' : 'unknown';
}

function anySelector(selectors: FactList<LabelSelector>, labels: Parameters<typeof matchSelector>[0]): Match {
  const matches = selectors.items.map(selector => matchSelector(labels, selector));
  return or([...matches, selectors.complete ? 'no' : 'unknown']);
}

/** A Service that names neither address nor pool may be given one of this pool; `undefined` where that is not known. */
export function autoAssigns(pool: AddressPool): boolean | undefined {
  return pool.autoAssign || pool.shape === 'complete' ? valueOrDefault(pool.autoAssign, true) : undefined;
}

/** Whether an advertisement announces the addresses of a pool: by name, by label, or all of them (config setL2AdvertisementsToPools). */
export function announces(advertisement: PoolAdvertisement, pool: AddressPool): Match {
  const { ipAddressPools: names, ipAddressPoolSelectors: selectors } = advertisement;
  const isAll = (names?.items.length ?? 0) === 0 && (selectors?.items.length ?? 0) === 0;
  if (isAll)
    return advertisement.shape === 'complete' && names?.complete !== false && selectors?.complete !== false
      ? 'yes'
      : 'unknown';
  const name = knownValue(pool.name);
  if (name !== undefined && names?.items.some(fact => knownValue(fact) === name)) return 'yes';
  const bySelector = selectors ? anySelector(selectors, labelsOf(pool.labels, pool)) : 'no';
  if (bySelector !== 'no') return bySelector;
  const isCertain =
    name !== undefined &&
    advertisement.shape === 'complete' &&
    names?.complete !== false &&
    (names?.items ?? []).every((fact: Fact<string>) => fact.known);
  return isCertain ? 'no' : 'unknown';
}

export function advertisementsAround(view: View, from: Resource): readonly PoolAdvertisement[] {
  const all = view.lookupType('pool-advertisement', keys.everywhere(view.setOf(from), 'pool-advertisement'));
  return nearestVariants(from, all, view);
}

/** What surely announces a pool. */
export function advertisementsOf(view: View, pool: AddressPool): PoolAdvertisement[] {
  return advertisementsAround(view, pool).filter(advertisement => announces(advertisement, pool) === 'yes');
}

/** An advertisement is for a Service: it has no selectors, or one of them matches. */
export function announcesService(advertisement: PoolAdvertisement, service: Service): Match {
  const selectors = advertisement.serviceSelectors;
  if (!selectors || (selectors.items.length === 0 && selectors.complete)) return 'yes';
  return anySelector(selectors, labelsOf(service.labels, service));
}
