/** A Service whose pods all run to completion. */
import { isJob, selectedWorkloads } from '../../bind/served-pods.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { titlesOf } from './target-port-texts.ts';

const texts = {
  onlyJobs: {
    en: 'All selected pods belong to {workloads}: the endpoints go when these complete',
    ko: '선택된 파드가 모두 {workloads}에 속하며 이 작업이 끝나면 엔드포인트가 사라집니다',
  },
  job: { en: '{workload} runs to completion', ko: '{workload}은(는) 작업이 끝나면 종료됩니다' },
};

export const serviceSelectsOnlyJobs = defineRule({
  id: 'service-selects-only-jobs',
  group: 'service',
  severity: 'info',
  summary: { en: 'Service selects pods of Jobs only', ko: 'Service가 Job의 파드만 선택합니다' },
  why: {
    en: 'Pods of a Job end, and with them the endpoints. Often the labels were copied from the application that the Service was meant for.',
    ko: 'Job의 파드는 끝나면 엔드포인트도 함께 사라집니다. Service가 원래 가리키려던 애플리케이션의 레이블을 복사한 경우가 많습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/'],
  on: ['service'],
  *check(service, view) {
    // A headless Service gives the pods of an Indexed Job their names.
    if (isHeadless(service) !== false) return;
    const workloads = selectedWorkloads(view, service);
    if (workloads.length === 0 || !workloads.every(isJob)) return;
    yield {
      place: service.selector!.place,
      message: message(texts.onlyJobs, { workloads: titlesOf(workloads) }),
      related: workloads.slice(0, 5).map(workload => ({
        place: workload.namePlace,
        message: message(texts.job, { workload: titleOf(workload) }),
      })),
    };
  },
});
