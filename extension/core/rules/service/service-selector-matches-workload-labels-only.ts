/** A selector that equals a controller's own labels, which its pods do not carry (S2). */
import { labelsOf, matchPairs } from '../../bind/label-match.ts';
import { bindSelector, hasSelector, selectorPairs } from '../../bind/selector.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  own: {
    en: 'The selector matches the labels of {workload} itself, not those of its pods',
    ko: '셀렉터는 {workload} 자체의 레이블과 일치하지만 그 파드의 레이블과는 일치하지 않습니다',
  },
  labels: { en: 'These labels are on the {kind} only', ko: '이 레이블은 {kind}에만 붙습니다' },
  podLabels: { en: 'A Service selects by these labels', ko: 'Service는 이 레이블로 선택합니다' },
};

export const serviceSelectorMatchesWorkloadLabelsOnly = defineRule({
  id: 'service-selector-matches-workload-labels-only',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service selector matches a controller’s own labels, not its pod template’s',
    ko: 'Service 셀렉터가 파드 템플릿이 아니라 컨트롤러 자체의 레이블과 일치합니다',
  },
  why: {
    en: 'A Service selects pods, and pods get the labels of `spec.template.metadata.labels`. What stands under the controller’s own `metadata.labels` never reaches them, so the Service has no endpoints.',
    ko: 'Service는 파드를 선택하며 파드에는 `spec.template.metadata.labels`의 레이블이 붙습니다. 컨트롤러 자체의 `metadata.labels`는 파드에 전달되지 않으므로 Service에 엔드포인트가 없습니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template',
  ],
  on: ['service'],
  *check(service, view) {
    const pairs = selectorPairs(service);
    if (!hasSelector(service) || !pairs) return;
    const binding = bindSelector(view, service);
    if (binding.state !== 'unbound') return;
    const misses = binding.nearest.filter(
      ({ workload }) => workload.kind !== 'Pod' && matchPairs(labelsOf(workload.labels, workload), pairs) === 'yes',
    );
    const [near] = misses;
    if (!near) return;
    const [only] = near.missing;
    yield {
      place: service.selector!.place,
      message: message(texts.own, { workload: titleOf(near.workload) }),
      related: [
        {
          place: near.workload.labels!.place,
          message: message(texts.labels, { kind: near.workload.kind }),
        },
        { place: near.workload.podLabels?.place ?? near.workload.pod.place, message: message(texts.podLabels) },
      ],
      fixes:
        misses.length === 1 && near.missing.length === 1 && only?.actual !== undefined
          ? [replaceScalar(service.selector!.entries.get(only.label)!.place, only.actual, false)]
          : [],
    };
  },
});
