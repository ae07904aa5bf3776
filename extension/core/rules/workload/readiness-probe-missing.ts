/**
 * Pods behind a Service without a readiness probe. Nearly every application has some, and many are right to (a proxy that is ready as
 * soon as it listens), so this is advice and off by default.
 */
import { selectingServices } from '../../bind/selector.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { servingContainers } from '../../model/kinds/pod.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: {
    en: '{service} sends traffic to these pods as soon as they start: no container has a readinessProbe',
    ko: 'readinessProbe가 있는 컨테이너가 없으므로 {service}은(는) 파드가 시작되자마자 트래픽을 보냅니다',
  },
  service: { en: 'The Service that selects them', ko: '이 파드를 선택하는 Service입니다' },
};

export const readinessProbeMissing = defineRule({
  id: 'readiness-probe-missing',
  group: 'workload',
  severity: 'info',
  offByDefault: true,
  summary: { en: 'Pods behind a Service have no readiness probe', ko: 'Service 뒤의 파드에 준비 프로브가 없습니다' },
  why: {
    en: 'Without a readiness probe a pod is an endpoint from the moment its containers run, so requests during start-up and overload fail.',
    ko: '준비 프로브가 없으면 컨테이너가 실행되는 순간부터 엔드포인트가 되므로, 시작 중이거나 과부하일 때 요청이 실패합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe'],
  on: ['workload'],
  *check(workload, view) {
    if (!hasPlainPod(workload) || workload.group === 'batch' || workload.shape !== 'complete') return;
    const containers = servingContainers(workload.pod);
    if (containers.some(container => container.probes.some(probe => probe.type === 'readinessProbe'))) return;
    if (!containers.every(container => container.image)) return;
    const service = selectingServices(view, workload).find(s => knownValue(s.clusterIP) !== 'None');
    if (!service) return;
    yield {
      place: workload.namePlace,
      message: message(texts.missing, { service: titleOf(service) }),
      related: [{ place: service.namePlace, message: message(texts.service) }],
    };
  },
});
