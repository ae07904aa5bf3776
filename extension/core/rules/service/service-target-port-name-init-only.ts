/** A named targetPort that only an init or ephemeral container declares: neither ever becomes an endpoint (S5). */
import { servedWorkloads } from '../../bind/served-pods.ts';
import { idleContainerWith, mayStillBeReached, portEnds, portsOfOtherProtocol } from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  initOnly: {
    en: 'The port "{name}" is declared by init container "{container}" only, which has ended when the pod serves',
    ko: '"{name}" 포트는 초기화 컨테이너 "{container}"에만 선언되어 있으며 이 컨테이너는 파드가 요청을 받을 때 이미 끝나 있습니다',
  },
  ephemeralOnly: {
    en: 'The port "{name}" is declared by ephemeral container "{container}" only, whose ports never become endpoints',
    ko: '"{name}" 포트는 임시 컨테이너 "{container}"에만 선언되어 있으며 임시 컨테이너의 포트는 엔드포인트가 되지 않습니다',
  },
  declared: { en: 'Declared here', ko: '여기에 선언되어 있습니다' },
};

export const serviceTargetPortNameInitOnly = defineRule({
  id: 'service-target-port-name-init-only',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `targetPort` names a port of an init container',
    ko: 'Service의 `targetPort`가 초기화 컨테이너의 포트를 가리킵니다',
  },
  why: {
    en: 'Named ports are looked up in `containers` and in init containers with `restartPolicy: Always` only. The Service gets no endpoints for this port.',
    ko: '이름으로 적은 포트는 `containers`와 `restartPolicy: Always`인 초기화 컨테이너에서만 찾습니다. Service는 이 포트의 엔드포인트를 얻지 못합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  ],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0) return;
    for (const port of service.ports) {
      if (!port.targetPort?.known || typeof port.targetPort.value !== 'string') continue;
      const name = port.targetPort.value;
      if (!portEnds(view, port, workloads).every(end => end.resolution.state === 'missing')) continue;
      if (workloads.some(workload => portsOfOtherProtocol(port, workload).length > 0)) continue;
      const containers = workloads.flatMap(workload => idleContainerWith(name, workload) ?? []);
      const [container] = containers;
      if (!container) continue;
      yield {
        place: port.targetPort.place,
        message: message(container.type === 'ephemeral' ? texts.ephemeralOnly : texts.initOnly, {
          name,
          container: knownValue(container.name) ?? '?',
        }),
        severity: mayStillBeReached(view, service, workloads) ? 'warning' : 'error',
        related: containers.map(c => ({
          place: c.ports.find(p => knownValue(p.name) === name)!.place,
          message: message(texts.declared),
        })),
      };
    }
  },
});
