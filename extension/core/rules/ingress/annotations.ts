/** What the rules about annotations of Ingress controllers share. */
import { familyOf } from '../../bind/ingress-class.ts';
import type { AnnotationList } from '../../controllers/annotation-list.ts';
import { hasOpenAnnotations, nginxKey } from '../../controllers/nginx.ts';
import { nginxAnnotations } from '../../controllers/nginx-annotations.ts';
import type { View } from '../../index/view.ts';
import type { KnownFact } from '../../model/fact.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import type { Place } from '../../yaml/syntax.ts';

export interface WrittenAnnotation {
  readonly key: string;
  readonly keyPlace: Place;
  readonly fact: KnownFact<string>;
}

export const nginxDocs = nginxAnnotations.documentation;

/** The annotations with known values, in order. */
export function writtenAnnotations(ingress: Ingress): WrittenAnnotation[] {
  return [...(ingress.annotations?.entries ?? [])].flatMap(([key, fact]) => {
    const keyPlace = ingress.annotations?.keyPlaces.get(key);
    return fact.known && keyPlace ? [{ key, keyPlace, fact }] : [];
  });
}

/** An annotation of ingress-nginx with a known value; `undefined` when absent, empty or not known. */
export function nginxAnnotation(ingress: Ingress, name: string): KnownFact<string> | undefined {
  const fact = ingress.annotations?.entries.get(nginxKey(name));
  return fact?.known && fact.value.trim() !== '' ? fact : undefined;
}

/** The place of the key of an annotation of ingress-nginx that is written. */
export function nginxKeyPlace(ingress: Ingress, name: string): Place | undefined {
  return ingress.annotations?.keyPlaces.get(nginxKey(name));
}

/** The Ingress surely lacks an annotation of a list, under each of the list's prefixes. */
export function lacks(ingress: Ingress, list: AnnotationList, name: string): boolean {
  if (hasOpenAnnotations(ingress)) return false;
  return list.prefixes.every(prefix => !ingress.annotations?.entries.has(prefix + name));
}

/** ingress-nginx may serve the Ingress: it does, or who does is not known. */
export function mayBeNginx(view: View, ingress: Ingress): boolean {
  const family = familyOf(view, ingress);
  return family === 'nginx' || family === 'unknown';
}
