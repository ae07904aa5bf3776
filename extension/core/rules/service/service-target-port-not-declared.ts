/** A numeric targetPort that no selected pod declares although they declare others: legal, and still often a mistake (S5). */
import { protocolOf, targetOf } from '../../bind/port.ts';
import { servedWorkloads } from '../../bind/served-pods.ts';
import { mayListenOn, plainlyMeant, portEnds, portsOfOtherProtocol, portsOfProtocol } from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { declaredPortsOf } from './target-port-texts.ts';

const texts = {
  notDeclared: {
    en: 'Traffic still goes to {number}; no selected container declares it',
    ko: '트래픽은 그대로 {number} 포트로 가지만 이 포트를 선언한 컨테이너가 없습니다',
  },
  meant: {
    en: 'Traffic still goes to {number}; no selected container declares it. Is {meant} meant?',
    ko: '트래픽은 그대로 {number} 포트로 가지만 이 포트를 선언한 컨테이너가 없습니다. {meant} 포트를 뜻한 것입니까?',
  },
};

export const serviceTargetPortNotDeclared = defineRule({
  id: 'service-target-port-not-declared',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'Service sends traffic to a port number that no selected pod declares',
    ko: 'Service가 트래픽을 보내는 포트 번호를 선언한 파드가 없습니다',
  },
  why: {
    en: 'A number is used as it is, and `containerPort` is informational: if a process listens there, all is well. Where the pods declare exactly one other port, or one that a slip of the pen away, the connection is probably refused. Nothing is reported where the pod’s command, arguments, environment, probes or ConfigMaps mention the number.',
    ko: '숫자는 그대로 쓰이고 `containerPort`는 참고 정보이므로 프로세스가 그 포트에서 듣고 있다면 문제가 없습니다. 파드가 다른 포트를 하나만 선언했거나 한 글자 차이의 포트를 선언했다면 연결이 거부될 가능성이 큽니다. 파드의 명령, 인자, 환경 변수, 프로브, ConfigMap에 그 숫자가 있으면 알리지 않습니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.33/#containerport-v1-core',
  ],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0) return;
    for (const port of service.ports) {
      const number = targetOf(port);
      const protocol = protocolOf(port);
      if (typeof number !== 'number' || protocol === undefined) continue;
      if (!portEnds(view, port, workloads).every(end => end.resolution.state === 'undeclared')) continue;
      if (workloads.some(workload => portsOfProtocol(workload, protocol).length === 0)) continue;
      // A rule of its own says that only the protocol differs.
      if (workloads.some(workload => portsOfOtherProtocol(port, workload).length > 0)) continue;
      if (workloads.some(workload => mayListenOn(view, workload, number))) continue;
      const meant = plainlyMeant(view, service, port, workloads);
      const place = port.targetPort?.place ?? port.port?.place ?? port.place;
      yield {
        place,
        message: meant === undefined ? message(texts.notDeclared, { number }) : message(texts.meant, { number, meant }),
        // Clients of a headless Service choose the port themselves.
        severity: meant !== undefined && knownValue(service.clusterIP) !== 'None' ? 'warning' : 'info',
        related: declaredPortsOf(workloads),
        fixes: meant !== undefined && port.targetPort ? [replaceScalar(place, meant, false)] : [],
      };
    }
  },
});
