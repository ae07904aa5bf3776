/** A Service all of whose workloads have `replicas: 0` and nobody who scales them. */
import { callersOf } from '../../bind/callers.ts';
import { servedWorkloads } from '../../bind/served-pods.ts';
import { replicasOf, waysIn } from '../../bind/ways-in.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { titlesOf } from './target-port-texts.ts';

const texts = {
  zero: {
    en: 'All selected workloads have 0 replicas: {workloads}',
    ko: '선택된 워크로드의 레플리카가 모두 0입니다: {workloads}',
  },
  replicas: { en: '{workload} has 0 replicas', ko: '{workload}의 레플리카는 0입니다' },
};

export const serviceBackendScaledToZero = defineRule({
  id: 'service-backend-scaled-to-zero',
  group: 'service',
  severity: 'info',
  summary: { en: 'All pods of a Service are scaled to zero', ko: 'Service의 파드가 모두 0개로 축소되어 있습니다' },
  why: {
    en: 'With `replicas: 0` there are no pods, so the Service has no endpoints and connections are refused. It is a warning where an Ingress, a route or a workload of these manifests uses the Service. Workloads that a HorizontalPodAutoscaler, KEDA or a Rollout scales are not reported.',
    ko: '`replicas: 0`이면 파드가 없으므로 Service에 엔드포인트가 없고 연결이 거부됩니다. 이 매니페스트의 Ingress나 라우트, 워크로드가 이 Service를 쓰면 경고로 알립니다. HorizontalPodAutoscaler나 KEDA, Rollout이 조절하는 워크로드는 알리지 않습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment'],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0 || !workloads.every(workload => isIdle(view, workload))) return;
    yield {
      place: service.selector!.place,
      message: message(texts.zero, { workloads: titlesOf(workloads) }),
      severity: isUsed(view, service) ? 'warning' : 'info',
      related: workloads.slice(0, 5).map(workload => ({
        place: workload.replicas?.place ?? workload.namePlace,
        message: message(texts.replicas, { workload: titleOf(workload) }),
      })),
    };
  },
});

/** Somebody in these manifests sends requests to the Service. */
function isUsed(view: View, service: Service): boolean {
  return (
    waysIn(view, service).some(way => way.type === 'ingress' || way.type === 'route') ||
    callersOf(view, service).length > 0
  );
}

function isIdle(view: View, workload: Workload): boolean {
  const replicas = replicasOf(view, workload);
  if (replicas.type !== 'count' || replicas.count !== 0 || view.isOpen(workload)) return false;
  const [name, namespace] = [knownValue(workload.name), view.namespaceOf(workload)];
  if (name === undefined || namespace === undefined) return false;
  // A Rollout with a workloadRef runs the pods of a Deployment that is scaled to zero; other custom resources may do likewise.
  const rollouts = view
    .inNamespace(workload, 'workload', namespace)
    .some(w => knownValue(w.workloadRef?.name) === name);
  return !rollouts && view.lookup(keys.named(view.setOf(workload), 'other', namespace, name)).length === 0;
}
