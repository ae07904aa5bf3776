/** `ReferenceGrant`: lets objects of other namespaces refer to objects of its own (apis/v1beta1 referencegrant_types.go; S15). */
import type { Place } from '../../yaml/syntax.ts';
import type { FactList } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { lowerObjectReference, type ObjectReference } from './object-reference.ts';

export interface ReferenceGrant extends ResourceBase {
  readonly type: 'reference-grant';
  /** `{group, kind, namespace}` of those who may refer. */
  readonly from: FactList<ObjectReference> | undefined;
  /** `{group, kind, name?}` of what may be referred to. */
  readonly to: FactList<ObjectReference> | undefined;
  readonly specPlace: Place;
}

export function lowerReferenceGrant(base: ResourceBase, root: Fields): ReferenceGrant {
  const spec = root.child('spec');
  const [from, to] = [spec?.children('from'), spec?.children('to')];
  return {
    ...base,
    type: 'reference-grant',
    from: from && { ...from, items: from.items.map(lowerObjectReference) },
    to: to && { ...to, items: to.items.map(lowerObjectReference) },
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}
