/** The workloads whose pods a PodDisruptionBudget counts (k8s.io/kubernetes pkg/controller/disruption getPodsForPdb). */
import { knownPairs } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import type { DisruptionBudget } from '../model/kinds/disruption-budget.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Binding } from './binding.ts';
import { isRuntimeLabel } from './label-match.ts';
import type { NearMiss } from './near-miss.ts';
import { bindPods } from './selector.ts';

/** `undefined` where the selector is not made of known `matchLabels` alone. */
export function bindBudget(view: View, budget: DisruptionBudget): Binding<Workload, NearMiss> | undefined {
  const { selector } = budget;
  const namespace = view.namespaceOf(budget);
  const entries = selector?.matchLabels?.entries;
  if (!selector?.complete || selector.matchExpressions.length > 0 || !entries || namespace === undefined)
    return undefined;
  const pairs = knownPairs(entries);
  if (pairs.size === 0 || pairs.size !== entries.size || [...pairs.keys()].some(isRuntimeLabel)) return undefined;
  return bindPods(view, budget, namespace, pairs);
}
