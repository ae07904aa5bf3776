/** A controller whose selector also matches the pods of another controller of its namespace. */
import { labelsOf, matchSelector } from '../../bind/label-match.ts';
import { keys, knownPairs, mostSpecificPair } from '../../index/keys.ts';
import { nearestVariants, type View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  overlap: {
    en: 'The selector also matches the pods of {other}',
    ko: '셀렉터가 {other}의 파드와도 일치합니다',
  },
  scaled: {
    en: 'The selector also matches the pods of {other}, so {scaler} counts those too',
    ko: '셀렉터가 {other}의 파드와도 일치하므로 {scaler}이(가) 그 파드까지 셉니다',
  },
  several: { en: '{count} other workloads', ko: '다른 워크로드 {count}개' },
  labels: { en: 'The pods of {other}', ko: '{other}의 파드입니다' },
};

export const workloadSelectorsOverlap = defineRule({
  id: 'workload-selectors-overlap',
  group: 'workload',
  severity: 'warning',
  summary: {
    en: 'Selector matches the pods of another workload',
    ko: '셀렉터가 다른 워크로드의 파드와 일치합니다',
  },
  why: {
    en: 'Each controller keeps to the pods it made, but everything that goes by its selector takes both for one: an autoscaler averages over the pods of both, and Services and disruption budgets with the same labels mix them.',
    ko: '컨트롤러는 자신이 만든 파드만 관리하지만, 셀렉터를 따르는 것들은 둘을 하나로 봅니다. 오토스케일러는 양쪽 파드의 평균을 쓰고, 같은 레이블을 쓰는 Service와 PodDisruptionBudget은 둘을 섞습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates'],
  on: ['workload'],
  *check(workload, view) {
    if (!isController(workload)) return;
    const others = overlapping(view, workload);
    const first = others[0];
    if (!first) return;
    const scaler = scalerOf(view, workload);
    yield {
      place: workload.selectorPlace ?? workload.selector!.place,
      // Controllers keep to the pods they made; what is wrong for sure is the autoscaler's average.
      severity: scaler ? 'warning' : 'info',
      message: message(scaler ? texts.scaled : texts.overlap, {
        other: others.length === 1 ? titleOf(first) : message(texts.several, { count: others.length }),
        scaler: scaler ? titleOf(scaler) : '',
      }),
      related: others
        .slice(0, 5)
        .map(other => ({ place: other.pod.place, message: message(texts.labels, { other: titleOf(other) }) })),
    };
  },
});

function isController(workload: Workload): boolean {
  return workload.selector !== undefined && workload.group !== 'batch' && !workload.workloadRef && !workload.owned;
}

/** A HorizontalPodAutoscaler or ScaledObject of the workload. */
function scalerOf(view: View, workload: Workload) {
  const [namespace, name] = [view.namespaceOf(workload), knownValue(workload.name)];
  if (namespace === undefined || name === undefined) return undefined;
  return view.lookupType('scaler', keys.scalersOf(view.setOf(workload), namespace, workload.kind, name))[0];
}

function overlapping(view: View, workload: Workload): readonly Workload[] {
  const namespace = view.namespaceOf(workload);
  const pair = mostSpecificPair(knownPairs(workload.selector?.matchLabels?.entries));
  if (namespace === undefined || !pair) return [];
  const others = view
    .lookupType('workload', keys.podLabel(view.setOf(workload), namespace, pair[0], pair[1]))
    .filter(
      other =>
        isController(other) &&
        !isVariant(workload, other) &&
        matchSelector(labelsOf(other.pod.labels, other), workload.selector!) === 'yes',
    );
  return nearestVariants(workload, others, view);
}

function isVariant(a: Workload, b: Workload): boolean {
  return a === b || (a.kind === b.kind && knownValue(a.name) === knownValue(b.name));
}
