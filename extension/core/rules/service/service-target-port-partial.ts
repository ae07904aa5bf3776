/** A numeric targetPort that some of the selected workloads declare and others, which declare ports, do not. */
import { protocolOf, targetOf } from '../../bind/port.ts';
import { comparableWorkloads } from '../../bind/served-pods.ts';
import { mayListenOn, portEnds, portsOfOtherProtocol, portsOfProtocol } from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { declaredPortsOf, titlesOf } from './target-port-texts.ts';

const texts = {
  partial: {
    en: 'Traffic goes to port {number} of every selected pod; only other ports are declared by {missing}',
    ko: '트래픽은 선택된 모든 파드의 {number} 포트로 가지만 {missing}에는 다른 포트만 선언되어 있습니다',
  },
};

export const serviceTargetPortPartial = defineRule({
  id: 'service-target-port-partial',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Service sends traffic to a port number that only some of the selected pods declare',
    ko: 'Service가 트래픽을 보내는 포트 번호를 일부 파드만 선언합니다',
  },
  why: {
    en: 'A numeric `targetPort` makes every selected pod an endpoint. Some of these pods declare the number, others declare different ports: their share of the connections is probably refused.',
    ko: '숫자로 적은 `targetPort`를 쓰면 선택된 모든 파드가 엔드포인트가 됩니다. 일부 파드는 그 숫자를 선언했지만 나머지는 다른 포트를 선언했으므로 나머지 몫의 연결은 거부될 가능성이 큽니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    const workloads = comparableWorkloads(view, service);
    if (workloads.length < 2) return;
    for (const port of service.ports) {
      const number = targetOf(port);
      const protocol = protocolOf(port);
      if (typeof number !== 'number' || protocol === undefined) continue;
      const ends = portEnds(view, port, workloads);
      if (!ends.some(end => end.resolution.state === 'declared')) continue;
      const missing = ends
        .filter(end => end.resolution.state === 'undeclared')
        .map(end => end.workload)
        .filter(
          workload =>
            portsOfProtocol(workload, protocol).length > 0 &&
            portsOfOtherProtocol(port, workload).length === 0 &&
            !mayListenOn(view, workload, number),
        );
      if (missing.length === 0) continue;
      yield {
        place: port.targetPort?.place ?? port.port?.place ?? port.place,
        message: message(texts.partial, { number, missing: titlesOf(missing) }),
        related: declaredPortsOf(workloads),
      };
    }
  },
});
