/**
 * Which of several equal objects comes first: the oldest, then the first by namespace and name (apis/v1: routes, ListenerSets,
 * policies). Manifests rarely say how old an object is; where one does not, its age is not known and the name decides.
 */
import type { View } from '../index/view.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import type { Resource } from '../model/resource.ts';

type Aged = Resource & { readonly createdAt: Fact<string> | undefined };

/** For sorting, the one that wins first. */
export function byAge(view: View): (a: Aged, b: Aged) => number {
  const nameOf = (r: Aged) => `${view.namespaceOf(r) ?? ''}/${knownValue(r.name) ?? ''}`;
  return (a, b) => {
    const [x, y] = [knownValue(a.createdAt), knownValue(b.createdAt)];
    if (x !== undefined && y !== undefined && x !== y) return x < y ? -1 : 1;
    const [m, n] = [nameOf(a), nameOf(b)];
    return m < n ? -1 : m > n ? 1 : 0;
  };
}
