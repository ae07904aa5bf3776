/** An object of a kind that is not modelled: known by kind and name, because an operator may make Services, Secrets or pods from it. */
import type { ResourceBase } from '../resource.ts';

export interface OtherObject extends ResourceBase {
  readonly type: 'other';
}
