/** A Service with one pod behind it. Off by default. */
import { isJob, servedWorkloads } from '../../bind/served-pods.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { replicasOf } from '../../bind/ways-in.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  single: {
    en: 'The Service has one endpoint: {workload} makes a single pod',
    ko: 'Service의 엔드포인트가 하나입니다. {workload}이(가) 파드를 하나만 만듭니다',
  },
  workload: { en: 'One pod', ko: '파드 하나' },
};

export const serviceSingleEndpoint = defineRule({
  id: 'service-single-endpoint',
  group: 'service',
  severity: 'info',
  offByDefault: true,
  summary: { en: 'Service has a single pod', ko: 'Service의 파드가 하나입니다' },
  why: {
    en: 'While this pod is replaced, moved or not ready, nobody answers.',
    ko: '이 파드가 교체되거나 옮겨지거나 준비되지 않은 동안에는 응답할 파드가 없습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment'],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    const [workload] = workloads;
    if (!workload || workloads.length > 1 || isJob(workload) || isHeadless(service) !== false) return;
    const replicas = replicasOf(view, workload);
    if (replicas.type !== 'count' || replicas.count !== 1) return;
    yield {
      place: service.selector!.place,
      message: message(texts.single, { workload: titleOf(workload) }),
      related: [{ place: workload.replicas?.place ?? workload.namePlace, message: message(texts.workload) }],
    };
  },
});
