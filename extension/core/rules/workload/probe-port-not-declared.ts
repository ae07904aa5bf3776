/** A numeric probe port that nothing in the manifests mentions. `containerPort` is informational, so this is a hint at most. */
import { mentionsNumber } from '../../bind/mentions.ts';
import { hasKnownPorts } from '../../bind/port.ts';
import { probeField, probesOf, resolveProbePort } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { containerName } from '../../model/kinds/pod.ts';
import { defineRule } from '../rule.ts';

const texts = {
  notDeclared: {
    en: 'The {probe} checks port {number}; container "{container}" declares {ports}',
    ko: '{probe}는 포트 {number}을(를) 확인하지만 컨테이너 "{container}"에 선언된 포트는 {ports}입니다',
  },
};

export const probePortNotDeclared = defineRule({
  id: 'probe-port-not-declared',
  group: 'workload',
  severity: 'hint',
  summary: {
    en: 'Probe checks a port that its pod does not declare',
    ko: '프로브가 파드에 선언되지 않은 포트를 확인합니다',
  },
  why: {
    en: 'A probe reaches any port that a process of the pod listens on, declared or not. But where the pod declares other ports and nothing it is told mentions this one, the number may be a slip, and the probe would fail every time.',
    ko: '프로브는 선언 여부와 관계없이 파드의 프로세스가 수신하는 모든 포트에 연결할 수 있습니다. 다만 파드가 다른 포트를 선언했고 설정 어디에도 이 번호가 없다면 오타일 수 있으며, 그러면 프로브가 매번 실패합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/'],
  on: ['workload'],
  *check(workload, view) {
    if (!hasKnownPorts(workload)) return;
    for (const probed of probesOf(workload)) {
      const { container, probe } = probed;
      const resolved = resolveProbePort(workload, probed);
      if (resolved.state !== 'number' || resolved.declared || probe.host || container.image === undefined) continue;
      const { number } = resolved;
      const isDeclared = workload.pod.containers.some(c => c.ports.some(p => knownValue(p.containerPort) === number));
      if (isDeclared || container.ports.length === 0 || mentionsNumber(view, workload, number) !== 'no') continue;
      yield {
        place: probe.port!.place,
        message: message(texts.notDeclared, {
          probe: probeField(probe),
          number,
          container: containerName(container),
          ports: container.ports.map(port => knownValue(port.containerPort) ?? '?').join(', '),
        }),
      };
    }
  },
});
