/** Objects of which only existence and labels matter here: Namespace, ServiceAccount, Issuer and other reference targets. */
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface ClusterObject extends ResourceBase {
  readonly type: 'object';
}

export function lowerObject(base: ResourceBase, _root: Fields): ClusterObject {
  return { ...base, type: 'object' };
}
