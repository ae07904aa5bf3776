/** Every list of annotations, and to which one a key belongs. */
import { albAnnotations } from './alb-annotations.ts';
import type { AnnotationList, ValueKind } from './annotation-list.ts';
import { gceAnnotations } from './gce-annotations.ts';
import { haproxyAnnotations } from './haproxy-annotations.ts';
import { nginxAnnotations } from './nginx-annotations.ts';
import { nginxIncAnnotations } from './nginx-inc-annotations.ts';
import { traefikAnnotations } from './traefik-annotations.ts';

export const annotationLists: readonly AnnotationList[] = [
  nginxAnnotations,
  nginxIncAnnotations,
  albAnnotations,
  traefikAnnotations,
  haproxyAnnotations,
  gceAnnotations,
];

/** A key taken apart. */
export interface ListedKey {
  readonly list: AnnotationList;
  readonly prefix: string;
  /** What stands behind the prefix. */
  readonly name: string;
  /** What the value must be; `undefined` for a name that the list does not have. */
  readonly kind: ValueKind | undefined;
}

/** The list whose prefix a key has; `undefined` for annotations of something else. */
export function listedKey(key: string): ListedKey | undefined {
  for (const list of annotationLists) {
    const prefix = list.prefixes.find(one => key.startsWith(one));
    if (prefix === undefined) continue;
    const name = key.slice(prefix.length);
    const kind = list.keys.get(name) ?? (list.patterns.some(pattern => pattern.test(name)) ? 'text' : undefined);
    return { list, prefix, name, kind };
  }
  return undefined;
}
