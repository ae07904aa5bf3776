/** A PodDisruptionBudget that allows no eviction, however healthy the pods are. */
import { bindBudget } from '../../bind/disruption-budget.ts';
import { isJob } from '../../bind/served-pods.ts';
import { replicasOf } from '../../bind/ways-in.ts';
import { message } from '../../l10n/message.ts';
import type { IntOrString } from '../../model/read.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  all: {
    en: 'No pod may ever be evicted: draining a node waits for ever',
    ko: '어떤 파드도 축출할 수 없어 노드를 비우는 작업이 끝나지 않습니다',
  },
  replicas: {
    en: '{workload} has {count} pods and all of them have to stay: draining a node waits for ever',
    ko: '{workload}의 파드 {count}개가 모두 남아야 하므로 노드를 비우는 작업이 끝나지 않습니다',
  },
  single: {
    en: 'The only pod of {workload} has to stay: draining its node waits for ever',
    ko: '{workload}의 하나뿐인 파드가 남아야 하므로 노드를 비우는 작업이 끝나지 않습니다',
  },
  workload: { en: 'The pods of {workload}', ko: '{workload}의 파드입니다' },
};

export const pdbBlocksAll = defineRule({
  id: 'pdb-blocks-all',
  group: 'workload',
  severity: 'info',
  summary: { en: 'PodDisruptionBudget allows no eviction', ko: 'PodDisruptionBudget이 축출을 전혀 허용하지 않습니다' },
  why: {
    en: 'Eviction is refused while it would leave fewer pods than the budget wants. Where the budget wants all of them, nodes cannot be drained and cluster upgrades stop there until somebody deletes the pod or the budget. Percentages round up.',
    ko: '예산보다 적은 파드가 남게 되는 축출은 거부됩니다. 예산이 모든 파드를 요구하면 노드를 비울 수 없고, 누군가 파드나 예산을 지울 때까지 클러스터 업그레이드가 멈춥니다. 백분율은 올림합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages',
  ],
  on: ['disruption-budget'],
  *check(budget, view) {
    const { minAvailable, maxUnavailable } = budget;
    if (view.isOpen(budget) || (!minAvailable?.known && !maxUnavailable?.known)) return;
    if (maxUnavailable?.known) {
      if (maxUnavailable.value === 0 || maxUnavailable.value === '0%')
        yield { place: maxUnavailable.place, message: message(texts.all) };
      return;
    }
    if (!minAvailable?.known) return;
    if (minAvailable.value === '100%') {
      yield { place: minAvailable.place, message: message(texts.all) };
      return;
    }
    const binding = bindBudget(view, budget);
    if (binding?.state !== 'bound' || binding.targets.length > 1) return;
    const [workload] = binding.targets;
    const replicas = isJob(workload) || view.isOpen(workload) ? undefined : replicasOf(view, workload);
    if (replicas?.type !== 'count' || replicas.count === 0) return;
    const { count } = replicas;
    if (wanted(minAvailable.value, count) < count) return;
    yield {
      place: minAvailable.place,
      message: message(count === 1 ? texts.single : texts.replicas, { workload: titleOf(workload), count }),
      related: [{ place: workload.namePlace, message: message(texts.workload, { workload: titleOf(workload) }) }],
    };
  },
});

/** The pods that have to stay (intstr.GetScaledValueFromIntOrPercent, rounding up); 0 for what is no number. */
function wanted(value: IntOrString, count: number): number {
  if (typeof value === 'number') return value;
  const percent = /^(\d+)%$/.exec(value)?.[1];
  return percent === undefined ? 0 : Math.ceil((Number(percent) * count) / 100);
}
