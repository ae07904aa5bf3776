/** A targetPort that the pods declare with another protocol only (S5: FindPort compares name and protocol). */

import type { DeclaredPort } from '../../bind/port.ts';
import { protocolOf, targetOf } from '../../bind/port.ts';
import { servedWorkloads } from '../../bind/served-pods.ts';
import {
  isPlainlyOtherProtocol,
  mayListenOn,
  mayStillBeReached,
  portEnds,
  portsOfOtherProtocol,
} from '../../bind/target-port.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Fix, type Severity } from '../rule.ts';
import { declaredPortsOf } from './target-port-texts.ts';

const texts = {
  name: {
    en: 'The selected pods declare the port "{name}" as {other}, this Service port is {protocol}',
    ko: '선택된 파드는 "{name}" 포트를 {other}(으)로 선언했지만 이 Service 포트는 {protocol}입니다',
  },
  number: {
    en: 'The selected pods declare port {number} as {other}, this Service port is {protocol}',
    ko: '선택된 파드는 {number} 포트를 {other}(으)로 선언했지만 이 Service 포트는 {protocol}입니다',
  },
};

export const serviceTargetPortProtocolMismatch = defineRule({
  id: 'service-target-port-protocol-mismatch',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service port and container port differ in protocol',
    ko: 'Service 포트와 컨테이너 포트의 프로토콜이 다릅니다',
  },
  why: {
    en: 'A named `targetPort` is looked up by name and protocol; absent means TCP on both sides. With another protocol the Service gets no endpoints for the port. A number is used as it is: there the declaration may merely have left the protocol out, so it is information, or a warning where the container names its protocol and the Service does not.',
    ko: '이름으로 적은 `targetPort`는 이름과 프로토콜로 찾으며 생략하면 양쪽 모두 TCP입니다. 프로토콜이 다르면 Service는 이 포트의 엔드포인트를 얻지 못합니다. 숫자는 그대로 쓰이고 선언에서 프로토콜만 빠졌을 수 있으므로 정보로 알리며, 컨테이너에는 프로토콜이 있고 Service에는 없으면 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'https://kubernetes.io/docs/reference/networking/service-protocols/',
  ],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0) return;
    for (const port of service.ports) {
      const protocol = protocolOf(port);
      const ends = portEnds(view, port, workloads);
      const [first] = ends;
      const state = first!.resolution.state;
      if (state !== 'missing' && state !== 'undeclared') continue;
      if (protocol === undefined || ends.some(end => end.resolution.state !== state)) continue;
      const declared = workloads.flatMap(workload => portsOfOtherProtocol(port, workload));
      const others = [...new Set(declared.map(d => protocolOf(d.port)!))];
      const [other] = others;
      if (other === undefined) continue;
      const severity =
        state === 'missing'
          ? nameSeverity(view, service, workloads)
          : numberSeverity(view, service, port, workloads, declared);
      if (!severity) continue;
      const { resolution } = first!;
      yield {
        place: port.protocol?.place ?? port.targetPort?.place ?? port.port?.place ?? port.place,
        message:
          resolution.state === 'missing'
            ? message(texts.name, { name: resolution.name, other: others.join(', '), protocol })
            : message(texts.number, {
                number: knownValue(port.targetPort) || knownValue(port.port)!,
                other: others.join(', '),
                protocol,
              }),
        severity,
        related: declaredPortsOf(workloads),
        fixes: others.length === 1 ? fixesFor(service, port, other) : [],
      };
    }
  },
});

function nameSeverity(view: View, service: Service, workloads: readonly Workload[]): Severity {
  return mayStillBeReached(view, service, workloads) ? 'warning' : 'error';
}

function numberSeverity(
  view: View,
  service: Service,
  port: ServicePort,
  workloads: readonly Workload[],
  declared: readonly DeclaredPort[],
): Severity | undefined {
  const target = targetOf(port);
  if (typeof target !== 'number' || workloads.every(w => mayListenOn(view, w, target))) return undefined;
  return isPlainlyOtherProtocol(service, port, declared) ? 'warning' : 'info';
}

function fixesFor(service: Service, port: ServicePort, other: string): Fix[] {
  const isTaken = service.ports.some(
    p => p !== port && knownValue(p.port) === knownValue(port.port) && protocolOf(p) === other,
  );
  return port.protocol && !isTaken ? [replaceScalar(port.protocol.place, other, false)] : [];
}
