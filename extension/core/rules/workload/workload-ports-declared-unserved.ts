/** A named port of a Deployment that nothing in the manifests uses. Advice, off by default: a declaration does no harm. */
import { labelsOf, matchSelector } from '../../bind/label-match.ts';
import { resolveTargetPort } from '../../bind/port.ts';
import { probesOf, resolveProbePort } from '../../bind/probe.ts';
import { selectingServices } from '../../bind/selector.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { servingContainers } from '../../model/kinds/pod.ts';
import { hasPlainPod, type Workload } from '../../model/kinds/workload.ts';
import { defineRule } from '../rule.ts';

const texts = {
  unserved: {
    en: 'No Service, monitor or probe uses port "{name}" ({number})',
    ko: '포트 "{name}"({number})을(를) 쓰는 Service, 모니터, 프로브가 없습니다',
  },
};

export const workloadPortsDeclaredUnserved = defineRule({
  id: 'workload-ports-declared-unserved',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'Nothing uses a named port of the workload',
    ko: '워크로드의 이름 있는 포트를 아무것도 쓰지 않습니다',
  },
  why: {
    en: 'A port that is named is usually meant for somebody. Perhaps its Service is missing, or has another targetPort.',
    ko: '이름을 붙인 포트는 대개 쓰려고 선언한 것입니다. Service가 빠졌거나 다른 targetPort를 쓰고 있을 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/'],
  on: ['workload'],
  *check(workload, view) {
    if (!hasPlainPod(workload) || workload.kind !== 'Deployment' || view.isOpen(workload)) return;
    const used = usedPorts(view, workload);
    if (!used) return;
    for (const port of servingContainers(workload.pod).flatMap(container => container.ports)) {
      const name = knownValue(port.name);
      if (!name || !port.containerPort?.known || /metrics|prom/.test(name)) continue;
      if (used.has(port.containerPort.value) || used.has(name) || port.hostPort) continue;
      yield { place: port.name!.place, message: message(texts.unserved, { name, number: port.containerPort.value }) };
    }
  },
});

/** Numbers and names that somebody refers to; `undefined` where that is not known. */
function usedPorts(view: View, workload: Workload): Set<number | string> | undefined {
  const used = new Set<number | string>();
  for (const port of selectingServices(view, workload).flatMap(service => service.ports)) {
    const end = resolveTargetPort(port, workload);
    if (end.state === 'unknown') return undefined;
    if (end.state !== 'missing') used.add(end.number);
  }
  for (const probed of probesOf(workload)) {
    const resolved = resolveProbePort(workload, probed);
    if (resolved.state === 'number') used.add(resolved.number);
  }
  const labels = labelsOf(workload.pod.labels, workload);
  for (const monitor of view.lookupType('monitor', keys.everywhere(view.setOf(workload), 'monitor'))) {
    if (monitor.kind !== 'PodMonitor' || !monitor.selector) continue;
    if (matchSelector(labels, monitor.selector) === 'no') continue;
    for (const endpoint of monitor.endpoints) {
      for (const port of [endpoint.port, endpoint.targetPort]) if (port?.known) used.add(port.value);
    }
  }
  return used;
}
