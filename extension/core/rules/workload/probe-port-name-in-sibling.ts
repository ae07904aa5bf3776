/** A probe whose port name only another container of the pod declares (S5). */
import { probeField, probesOf, resolveProbePort } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { containerName, servingContainers } from '../../model/kinds/pod.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  inSibling: {
    en: 'Port "{name}" belongs to container "{sibling}"; the {probe} of "{container}" cannot refer to it by name',
    ko: '포트 "{name}"은(는) 컨테이너 "{sibling}"의 것이므로 "{container}"의 {probe}가 이름으로 가리킬 수 없습니다',
  },
  declared: { en: 'Declared here', ko: '여기에 선언되어 있습니다' },
};

export const probePortNameInSibling = defineRule({
  id: 'probe-port-name-in-sibling',
  group: 'workload',
  severity: 'error',
  summary: {
    en: 'Probe names a port of another container',
    ko: '프로브가 다른 컨테이너의 포트 이름을 가리킵니다',
  },
  why: {
    en: 'The kubelet looks the name up in the ports of the probed container only, so this probe fails every time. A number works: all containers of a pod share one network.',
    ko: 'kubelet은 프로브 대상 컨테이너의 포트에서만 이름을 찾으므로 이 프로브는 매번 실패합니다. 파드의 컨테이너는 네트워크를 공유하므로 번호로 적으면 동작합니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  ],
  on: ['workload'],
  *check(workload) {
    for (const probed of probesOf(workload)) {
      const { container, probe } = probed;
      const resolved = resolveProbePort(workload, probed);
      if (resolved.state !== 'missing') continue;
      const { name } = resolved;
      const siblings = servingContainers(workload.pod).flatMap(sibling =>
        sibling.ports.filter(port => knownValue(port.name) === name).map(port => ({ sibling, port })),
      );
      const found = siblings[0];
      if (!found) continue;
      const number = knownValue(found.port.containerPort);
      yield {
        place: probe.port!.place,
        severity: probe.type === 'preStop' ? 'warning' : 'error',
        message: message(texts.inSibling, {
          name,
          sibling: containerName(found.sibling),
          probe: probeField(probe),
          container: containerName(container),
        }),
        related: [{ place: found.port.name!.place, message: message(texts.declared) }],
        fixes: number === undefined ? [] : [replaceText(probe.port!.place, String(number), false)],
      };
    }
  },
});
