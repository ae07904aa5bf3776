/** What all kinds of candidates are made with. */
import { serviceTypeOf } from '../bind/service-shape.ts';
import { isHeadless } from '../bind/ways-in.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Resource } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';

export interface Candidate {
  readonly value: string | number;
  readonly detail: string;
  readonly kind: 'reference' | 'port' | 'label' | 'enum';
  /** For the key of a label: a value to go with it. */
  readonly pair?: string;
}

/** A name that can be referred to; nothing for one that is not known. */
export function reference(name: Fact<string> | undefined, detail: string): Candidate[] {
  return name?.known ? [{ value: name.value, detail, kind: 'reference' }] : [];
}

/** `Service · ClusterIP · 80, 443`. */
export function serviceDetail(service: Service): string {
  const ports = service.ports.map(port => knownValue(port.port) ?? '?').join(', ');
  const type = isHeadless(service) ? 'headless' : (serviceTypeOf(service) ?? '?');
  return `Service · ${type}${ports === '' ? '' : ` · ${ports}`}`;
}

/** The item that the caret is in: the last of an object that starts before it. */
export function itemAt<T extends { readonly place: Place }>(
  items: readonly T[],
  resource: Resource,
  offset: number,
): T | undefined {
  return items
    .filter(({ place }) => place.document === resource.place.document && place.start <= offset)
    .sort((a, b) => b.place.start - a.place.start)[0];
}
