/** `policy PodDisruptionBudget`: how many pods of a selection an eviction has to leave. */
import type { Fact } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type LabelSelector, lowerLabelSelector } from './label-selector.ts';

export interface DisruptionBudget extends ResourceBase {
  readonly type: 'disruption-budget';
  /** Absent selects nothing, `{}` every pod of the namespace (nothing in `policy/v1beta1`). */
  readonly selector: LabelSelector | undefined;
  /** Counts or percentages, of which one at most is written. */
  readonly minAvailable: Fact<IntOrString> | undefined;
  readonly maxUnavailable: Fact<IntOrString> | undefined;
}

export function lowerDisruptionBudget(base: ResourceBase, root: Fields): DisruptionBudget {
  const spec = root.child('spec');
  const selector = spec?.child('selector');
  return {
    ...base,
    type: 'disruption-budget',
    selector: selector && lowerLabelSelector(selector),
    minAvailable: spec?.intOrString('minAvailable'),
    maxUnavailable: spec?.intOrString('maxUnavailable'),
  };
}
