/**
 * A numeric probe port that looks like a slip of the pen for a declared one. `containerPort` is informational and images often serve
 * their health checks on a port of their own, so any other number that is not declared is none of our business.
 */
import { mentionsNumber } from '../../bind/mentions.ts';
import { hasKnownPorts } from '../../bind/port.ts';
import { probeField, probesOf, resolveProbePort } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { containerName } from '../../model/kinds/pod.ts';
import { isOneEditAway } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  notDeclared: {
    en: 'The {probe} checks port {number}, which nothing declares; container "{container}" declares {declared}',
    ko: '{probe}가 확인하는 포트 {number}은(는) 어디에도 선언되어 있지 않습니다. 컨테이너 "{container}"에 선언된 포트는 {declared}입니다',
  },
  declared: { en: 'Declared here', ko: '여기에 선언되어 있습니다' },
};

export const probePortNotDeclared = defineRule({
  id: 'probe-port-not-declared',
  group: 'workload',
  severity: 'hint',
  summary: {
    en: 'Probe checks an undeclared port that is almost a declared one',
    ko: '프로브가 선언된 포트와 거의 같지만 선언되지 않은 포트를 확인합니다',
  },
  why: {
    en: 'A probe reaches any port that a process of the pod listens on, declared or not. But where nothing the pod is told mentions the number, and it is one keystroke away from a declared one, it may be a slip, and the probe would fail every time.',
    ko: '프로브는 선언 여부와 관계없이 파드의 프로세스가 수신하는 모든 포트에 연결할 수 있습니다. 다만 설정 어디에도 이 번호가 없고 선언된 번호와 한 글자만 다르다면 오타일 수 있으며, 그러면 프로브가 매번 실패합니다.',
  },
  fixable: 'always',
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
      if (isDeclared || mentionsNumber(view, workload, number) !== 'no') continue;
      const near = container.ports.find(port => isSlipOf(number, knownValue(port.containerPort)));
      if (!near?.containerPort?.known) continue;
      yield {
        place: probe.port!.place,
        message: message(texts.notDeclared, {
          probe: probeField(probe),
          number,
          container: containerName(container),
          declared: near.containerPort.value,
        }),
        related: [{ place: near.containerPort.place, message: message(texts.declared) }],
        fixes: [replaceScalar(probe.port!.place, near.containerPort.value, false)],
      };
    }
  },
});

/** One keystroke apart. Neighbours that differ in the last digit alone (8080, 8081) are usually two ports on purpose. */
function isSlipOf(number: number, declared: number | undefined): boolean {
  if (declared === undefined) return false;
  const [a, b] = [String(number), String(declared)];
  return isOneEditAway(a, b) && !(a.length === b.length && a.slice(0, -1) === b.slice(0, -1));
}
