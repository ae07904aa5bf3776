/** A PodDisruptionBudget that counts no pods, although pods of the namespace come close. */
import { bindBudget } from '../../bind/disruption-budget.ts';
import { isSlip } from '../../bind/near-miss.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { folderOf } from '../../sources/folders.ts';
import { defineRule } from '../rule.ts';

const texts = {
  none: {
    en: 'The selector matches no pods: nothing is protected',
    ko: '셀렉터와 일치하는 파드가 없어 아무것도 보호하지 않습니다',
  },
  near: { en: 'The pods of {workload} come closest', ko: '{workload}의 파드가 가장 가깝습니다' },
};

export const pdbSelectsNothing = defineRule({
  id: 'pdb-selects-nothing',
  group: 'workload',
  severity: 'warning',
  summary: { en: 'PodDisruptionBudget selects no pods', ko: 'PodDisruptionBudget이 선택하는 파드가 없습니다' },
  why: {
    en: 'The budget counts the pods whose labels match, and the API server takes one that counts none. A node that is drained then stops all pods of the application at once. Reported where the labels of pods beside it are almost those of the selector.',
    ko: '예산은 레이블이 일치하는 파드를 세며, 하나도 없어도 API 서버는 받아들입니다. 그러면 노드를 비울 때 애플리케이션의 모든 파드가 한꺼번에 멈춥니다. 곁에 있는 파드의 레이블이 셀렉터와 거의 같을 때 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  on: ['disruption-budget'],
  *check(budget, view) {
    const binding = bindBudget(view, budget);
    if (binding?.state !== 'unbound') return;
    const folder = folderOf(budget.place.document.file);
    const near = binding.nearest.find(
      ({ workload, matching, missing }) =>
        folderOf(workload.place.document.file) === folder && (matching > 0 || missing.every(isSlip)),
    );
    if (!near) return;
    yield {
      place: budget.selector!.place,
      message: message(texts.none),
      severity: near.missing.every(isSlip) ? 'warning' : 'info',
      related: [{ place: near.workload.pod.place, message: message(texts.near, { workload: titleOf(near.workload) }) }],
    };
  },
});
