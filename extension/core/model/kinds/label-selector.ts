/** `metav1.LabelSelector`: matchLabels and matchExpressions, all of which must hold. */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList, StringMap } from '../fact.ts';
import type { Fields } from '../read.ts';

export interface LabelSelectorRequirement {
  readonly key: Fact<string> | undefined;
  readonly operator: Fact<string> | undefined;
  readonly values: FactList<Fact<string>> | undefined;
  readonly place: Place;
}

export interface LabelSelector {
  readonly matchLabels: StringMap | undefined;
  readonly matchExpressions: readonly LabelSelectorRequirement[];
  /** False when a template may add requirements, or when a misplaced key was meant to be one. */
  readonly complete: boolean;
  readonly place: Place;
}

export function lowerLabelSelector(selector: Fields): LabelSelector {
  const matchLabels = selector.stringMap('matchLabels');
  const matchExpressions = selector.children('matchExpressions');
  return {
    matchLabels,
    matchExpressions: (matchExpressions?.items ?? []).map(e => ({
      key: e.string('key'),
      operator: e.string('operator'),
      values: e.strings('values'),
      place: e.node,
    })),
    complete:
      selector.keys.every(key => key === 'matchLabels' || key === 'matchExpressions') &&
      (matchLabels?.complete ?? true) &&
      (matchExpressions?.complete ?? true) &&
      !selector.templated,
    place: selector.node,
  };
}
