/** Label selectors against label sets, three-valued (apimachinery labels.Selector; semantics S4). */
import { knownValue, type StringMap } from '../model/fact.ts';
import type { LabelSelector, LabelSelectorRequirement } from '../model/kinds/label-selector.ts';
import type { Resource } from '../model/resource.ts';

export type Match = 'yes' | 'no' | 'unknown';

export function and(a: Match, b: Match): Match {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}

export function or(matches: readonly Match[]): Match {
  if (matches.includes('yes')) return 'yes';
  return matches.includes('unknown') ? 'unknown' : 'no';
}

/** The labels of pods or objects as far as they are known. */
export interface Labels {
  readonly entries: StringMap['entries'];
  /** False when there may be labels that are not seen. */
  readonly complete: boolean;
}

/** Labels that only running pods have; a selector that uses them cannot be judged from manifests (S3). */
export function isRuntimeLabel(label: string): boolean {
  return (
    runtimeLabels.has(label) ||
    label.startsWith('batch.kubernetes.io/') ||
    label.startsWith('topology.kubernetes.io/') ||
    label.startsWith('topology.istio.io/')
  );
}

const runtimeLabels = new Set([
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'job-name',
  'controller-uid',
]);

const noLabels: Labels = { entries: new Map(), complete: true };

export function labelsOf(map: StringMap | undefined, resource: Resource): Labels {
  return map ?? (resource.shape === 'complete' ? noLabels : { entries: new Map(), complete: false });
}

/** Whether labels carry `label: value`. */
export function matchPair(labels: Labels, label: string, value: string): Match {
  const fact = labels.entries.get(label);
  if (!fact) return labels.complete ? 'no' : 'unknown';
  if (!fact.known) return 'unknown';
  return fact.value === value ? 'yes' : 'no';
}

/** Whether labels carry all pairs of an equality selector. */
export function matchPairs(labels: Labels, pairs: ReadonlyMap<string, string>): Match {
  return all([...pairs].map(([label, value]) => matchPair(labels, label, value)));
}

/** Whether labels satisfy a LabelSelector: every matchLabels pair and every expression. An empty selector matches everything. */
export function matchSelector(labels: Labels, selector: LabelSelector): Match {
  const results: Match[] = [...(selector.matchLabels?.entries ?? [])].map(([label, fact]) =>
    fact.known ? matchPair(labels, label, fact.value) : 'unknown',
  );
  results.push(...selector.matchExpressions.map(expression => matchExpression(labels, expression)));
  if (!selector.complete) results.push('unknown');
  return all(results);
}

function matchExpression(labels: Labels, expression: LabelSelectorRequirement): Match {
  const key = knownValue(expression.key);
  const operator = knownValue(expression.operator);
  if (key === undefined || operator === undefined) return 'unknown';
  const fact = labels.entries.get(key);
  if (!fact && !labels.complete) return 'unknown';
  switch (operator) {
    case 'Exists':
      return fact ? 'yes' : 'no';
    case 'DoesNotExist':
      return fact ? 'no' : 'yes';
    case 'In':
      return fact ? isIn(fact, expression) : 'no';
    case 'NotIn':
      return fact ? not(isIn(fact, expression)) : 'yes';
    default:
      return 'unknown';
  }
}

function isIn(fact: NonNullable<ReturnType<Labels['entries']['get']>>, expression: LabelSelectorRequirement): Match {
  const values = expression.values;
  if (!fact.known || !values?.complete) return 'unknown';
  if (values.items.some(v => v.known && v.value === fact.value)) return 'yes';
  return values.items.every(v => v.known) ? 'no' : 'unknown';
}

function not(match: Match): Match {
  return match === 'yes' ? 'no' : match === 'no' ? 'yes' : 'unknown';
}

function all(matches: readonly Match[]): Match {
  if (matches.includes('no')) return 'no';
  return matches.includes('unknown') ? 'unknown' : 'yes';
}
