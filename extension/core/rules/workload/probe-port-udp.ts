/** A probe of a port that is declared for UDP or SCTP only; HTTP, TCP and gRPC probes open TCP connections. */
import { protocolOf } from '../../bind/port.ts';
import { probeField, probesOf, resolveProbePort } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  udp: {
    en: 'The {probe} opens a TCP connection, but port {number} is declared for {protocol} only',
    ko: '{probe}는 TCP로 연결하지만 포트 {number}은(는) {protocol}로만 선언되어 있습니다',
  },
  declared: { en: 'Declared here', ko: '여기에 선언되어 있습니다' },
};

export const probePortUdp = defineRule({
  id: 'probe-port-udp',
  group: 'workload',
  severity: 'warning',
  summary: {
    en: 'Probe connects by TCP to a port that is declared for UDP or SCTP',
    ko: '프로브가 UDP나 SCTP로 선언된 포트에 TCP로 연결합니다',
  },
  why: {
    en: 'httpGet, tcpSocket and grpc probes use TCP whatever the port declares. If nothing listens on the TCP port of that number, the probe fails every time. Declare the TCP port too if the process serves both.',
    ko: 'httpGet, tcpSocket, grpc 프로브는 포트 선언과 관계없이 TCP를 씁니다. 그 번호의 TCP 포트에서 수신하는 프로세스가 없으면 프로브가 매번 실패합니다. 둘 다 제공한다면 TCP 포트도 선언해야 합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/'],
  on: ['workload'],
  *check(workload) {
    if (!workload.pod.containersComplete) return;
    for (const probed of probesOf(workload)) {
      const { probe } = probed;
      const resolved = resolveProbePort(workload, probed);
      if (resolved.state !== 'number' || probe.host) continue;
      const declarations = workload.pod.containers
        .flatMap(container => container.ports)
        .filter(port => knownValue(port.containerPort) === resolved.number);
      const protocols = declarations.map(protocolOf);
      if (!protocols.every(protocol => protocol === 'UDP' || protocol === 'SCTP') || protocols.length === 0) continue;
      yield {
        place: probe.port!.place,
        message: message(texts.udp, {
          probe: probeField(probe),
          number: resolved.number,
          protocol: protocols[0]!,
        }),
        related: [{ place: declarations[0]!.protocol!.place, message: message(texts.declared) }],
      };
    }
  },
});
