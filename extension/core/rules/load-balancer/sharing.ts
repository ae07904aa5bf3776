/** Services that ask MetalLB for one address, as the rules about sharing see them. */
import { areAlternatives } from '../../bind/alternatives.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { poolsAround } from '../../load-balancer/pool.ts';
import {
  type AskedAddress,
  askedAddresses,
  isForMetalLB,
  metallbAnnotation,
  sharingKey,
} from '../../load-balancer/request.ts';
import type { Service } from '../../model/kinds/service.ts';
import { folderOf } from '../../sources/folders.ts';
import type { Place } from '../../yaml/syntax.ts';
import type { Severity } from '../rule.ts';

export interface Sharer {
  readonly asked: AskedAddress;
  /** The first other Service that asks for the address, and where it does. */
  readonly other: Service;
  readonly place: Place;
  readonly severity: Severity;
}

/** For each address of a Service the others that ask for it; each pair is told at both ends. */
export function sharers(view: View, service: Service): Sharer[] {
  if (isForMetalLB(service) !== 'yes') return [];
  const isClear = metallbAnnotation(service, 'loadBalancerIPs') !== undefined;
  // A cloud's load balancer may carry several Services, and reads the field alone.
  if (!isClear && poolsAround(view, service).length === 0) return [];
  return (askedAddresses(service) ?? []).flatMap(asked => {
    const { address } = asked;
    if (!address) return [];
    const found = view.lookupType('service', keys.address(view.setOf(service), address.text));
    return found.flatMap((other): Sharer[] => {
      if (other === service || isForMetalLB(other) !== 'yes' || areAlternatives(view, service, other)) return [];
      const theirs = askedAddresses(other)?.find(one => one.address?.text === address.text);
      if (!theirs) return [];
      const isNear = folderOf(other.place.document.file) === folderOf(service.place.document.file);
      return [{ asked, other, place: theirs.place, severity: isNear ? 'error' : 'warning' }];
    });
  });
}

/** Those that carry the same key, so that they would share the address. */
export function agreedSharers(view: View, service: Service): Sharer[] {
  const own = sharingKey(service);
  return own ? sharers(view, service).filter(({ other }) => sharingKey(other) === own) : [];
}
