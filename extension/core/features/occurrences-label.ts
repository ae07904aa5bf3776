/** Where one label of pods is written: pod templates, the controllers' selectors, and every selector that finds the pods by it. */
import { labelsOf, matchPair } from '../bind/label-match.ts';
import { bindSelector, hasSelector, selectingServices } from '../bind/selector.ts';
import type { View } from '../index/view.ts';
import type { ManifestDocument } from '../model/document.ts';
import { knownValue } from '../model/fact.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { parseDocument } from '../yaml/parse.ts';
import { type MapNode, type ScalarNode, type SyntaxNode, valueAt } from '../yaml/syntax.ts';
import { closure, Occurrences } from './occurrence.ts';

/** The occurrences of the value of a label on the pods of workloads, and on those that the same selectors find. */
export function labelOccurrences(view: View, start: readonly Workload[], label: string, value: string): Occurrences {
  const occurrences = new Occurrences();
  const workloads = closure(start, workload => {
    const also: Workload[] = [];
    for (const service of selectingServices(view, workload)) {
      const fact = service.selector?.entries.get(label);
      if (knownValue(fact) !== value || !hasSelector(service)) continue;
      occurrences.add(fact?.place, false);
      const binding = bindSelector(view, service);
      if (binding.state === 'bound') also.push(...binding.targets);
    }
    return also;
  });
  for (const workload of workloads) {
    const fact = workload.pod.labels?.entries.get(label);
    if (knownValue(fact) === value) occurrences.add(fact?.place, true);
    const own = workload.selector?.matchLabels?.entries.get(label);
    if (knownValue(own) === value) occurrences.add(own?.place, false);
  }
  const [first] = workloads;
  if (first) addOtherSelectors(view, first, [...workloads], label, value, occurrences);
  return occurrences;
}

/**
 * `matchLabels` of objects of the namespace that are not looked into otherwise (network policies, disruption budgets, affinity):
 * those whose every pair is carried by the pods of one of the workloads.
 */
function addOtherSelectors(
  view: View,
  from: Workload,
  workloads: readonly Workload[],
  label: string,
  value: string,
  occurrences: Occurrences,
): void {
  const namespace = view.namespaceOf(from);
  if (namespace === undefined) return;
  const documents = new Set(
    (['other', 'workload', 'network-policy'] as const).flatMap(type =>
      (view.inNamespace(from, type, namespace) as readonly Resource[]).map(r => r.place.document as ManifestDocument),
    ),
  );
  const wanted = `${label}`;
  for (const document of documents) {
    if (!document.text.includes(wanted) || !/matchLabels|matchExpressions/.test(document.text)) continue;
    const root = document.root ?? parseDocument(document).root;
    for (const listed of listedValues(root, label)) if (listed.value === value) occurrences.add(listed, false);
    for (const selector of matchLabelsIn(root)) {
      const pairs = selector.entries.flatMap(e =>
        e.value?.kind === 'scalar' ? [[e.key.value, e.value] as const] : [],
      );
      const pair = pairs.find(([key, node]) => key === label && node.value === value);
      if (!pair) continue;
      const matches = workloads.some(workload => {
        const labels = labelsOf(workload.pod.labels, workload);
        return pairs.every(([key, node]) => matchPair(labels, key, node.value) === 'yes');
      });
      if (matches) occurrences.add(pair[1], false);
    }
  }
}

/** The values of `In` expressions about a label: each stands for the objects that carry it. */
function* listedValues(node: SyntaxNode | undefined, label: string): Generator<ScalarNode> {
  if (node?.kind === 'seq') for (const item of node.items) yield* listedValues(item, label);
  if (node?.kind !== 'map') return;
  const text = (key: string) => {
    const scalar = valueAt(node, key);
    return scalar?.kind === 'scalar' ? scalar.value : undefined;
  };
  const values = valueAt(node, 'values');
  if (text('key') === label && text('operator') === 'In' && values?.kind === 'seq') {
    for (const item of values.items) if (item?.kind === 'scalar') yield item;
  } else {
    for (const { value, merged } of node.entries) if (!merged) yield* listedValues(value, label);
  }
}

function* matchLabelsIn(node: SyntaxNode | undefined): Generator<MapNode> {
  if (node?.kind === 'seq') for (const item of node.items) yield* matchLabelsIn(item);
  if (node?.kind !== 'map') return;
  for (const { key, value, merged } of node.entries) {
    if (merged) continue;
    if (key.value === 'matchLabels' && value?.kind === 'map') yield value;
    else yield* matchLabelsIn(value);
  }
}
