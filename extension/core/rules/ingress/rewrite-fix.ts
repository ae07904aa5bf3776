/** The fix that the rules about rewrites share: a path with the groups that a rewrite puts into the target. */
import { looksLikeRegex } from '../../bind/ingress-path.ts';
import type { IngressPath } from '../../model/kinds/ingress.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { quotedAs } from '../fix.ts';
import type { FixEdit } from '../rule.ts';

/** `/api` becomes `/api(/|$)(.*)` for two groups, `/api/(.*)` for one; `undefined` for a path that is more than a prefix. */
export function captureEdits({ path, pathType }: IngressPath, groups: number): FixEdit[] | undefined {
  if (!path?.known || !pathType?.known || looksLikeRegex(path.value) || groups < 1 || groups > 2) return undefined;
  const prefix = path.value.replace(/\/$/, '');
  const pattern = groups === 2 ? `${prefix}(/|$)(.*)` : `${prefix}/(.*)`;
  return [
    { place: path.place, newText: quotedAs(sourceOf(path.place), pattern) },
    { place: pathType.place, newText: quotedAs(sourceOf(pathType.place), 'ImplementationSpecific') },
  ];
}
