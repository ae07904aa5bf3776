/**
 * Readiness that is judged by the metrics endpoint alone, while Services send traffic elsewhere. A health port of its own is common and
 * fine, as it reports what the program thinks of itself; a metrics endpoint answers whether or not the program can serve.
 */

import { resolveTargetPort } from '../../bind/port.ts';
import { type ProbedPort, probesOf, resolveProbePort } from '../../bind/probe.ts';
import { selectingServices } from '../../bind/selector.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  otherPort: {
    en: 'Readiness is checked by the metrics of port {number} only, while {service} sends traffic to {targets}',
    ko: '준비 여부를 포트 {number}의 메트릭으로만 확인하지만 {service}은(는) {targets}(으)로 트래픽을 보냅니다',
  },
  service: { en: 'The Service', ko: '이 Service입니다' },
};

export const readinessProbeOtherPort = defineRule({
  id: 'readiness-probe-other-port',
  group: 'workload',
  severity: 'hint',
  summary: {
    en: 'Readiness is checked by a metrics endpoint on another port',
    ko: '다른 포트의 메트릭 엔드포인트로만 준비 여부를 확인합니다',
  },
  why: {
    en: 'A metrics endpoint answers while the port that gets the traffic may not, so the pod becomes an endpoint too early.',
    ko: '메트릭 엔드포인트가 응답해도 트래픽을 받는 포트는 아직 준비되지 않았을 수 있으므로 파드가 너무 일찍 엔드포인트가 됩니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe'],
  on: ['workload'],
  *check(workload, view) {
    const all = workload.pod.containers.flatMap(c => c.probes).filter(probe => probe.type === 'readinessProbe');
    const probed = probesOf(workload).filter(({ probe }) => probe.type === 'readinessProbe');
    // A command may check anything.
    if (probed.length === 0 || probed.length < all.length) return;
    const numbers = probed.map(p => metricsPort(workload, p));
    const first = numbers[0];
    if (first === undefined || numbers.includes(undefined)) return;
    const served = servedPorts(view, workload);
    if (!served || served.targets.some(target => numbers.includes(target))) return;
    yield {
      place: probed[0]!.probe.port!.place,
      message: message(texts.otherPort, {
        number: first,
        service: titleOf(served.service),
        targets: [...new Set(served.targets)].join(', '),
      }),
      related: [{ place: served.service.namePlace, message: message(texts.service) }],
    };
  },
});

/** The number that a probe checks, if it asks for metrics there. A port named "metrics" often serves `/ready` as well. */
function metricsPort(workload: Workload, probed: ProbedPort): number | undefined {
  const resolved = resolveProbePort(workload, probed);
  if (resolved.state !== 'number') return undefined;
  return knownValue(probed.probe.path) === '/metrics' ? resolved.number : undefined;
}

/** Every port that Services send to the pods; `undefined` without a Service, or where a target is not known. */
function servedPorts(view: View, workload: Workload): { service: Service; targets: number[] } | undefined {
  const services = selectingServices(view, workload);
  const targets: number[] = [];
  for (const port of services.flatMap(service => service.ports)) {
    const end = resolveTargetPort(port, workload);
    if (end.state === 'unknown' || end.state === 'missing') return undefined;
    targets.push(end.number);
  }
  return services[0] && targets.length > 0 ? { service: services[0], targets } : undefined;
}
