/** A named targetPort that no selected pod declares: the endpoints controller leaves every pod out of that port (S5). */
import { declaredPorts, protocolOf } from '../../bind/port.ts';
import { servedWorkloads } from '../../bind/served-pods.ts';
import {
  idleContainerWith,
  mayStillBeReached,
  portEnds,
  portsOfOtherProtocol,
  portsOfProtocol,
} from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { isIanaServiceName } from '../../model/names.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { declaredPortsOf } from './target-port-texts.ts';

const texts = {
  notFound: {
    en: 'No selected container declares a {protocol} port named "{name}"',
    ko: '선택된 컨테이너 중 "{name}"이라는 이름의 {protocol} 포트를 선언한 것이 없습니다',
  },
};

export const serviceTargetPortNameNotFound = defineRule({
  id: 'service-target-port-name-not-found',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `targetPort` names a port that no selected pod declares',
    ko: 'Service의 `targetPort`가 가리키는 이름의 포트를 선언한 파드가 없습니다',
  },
  why: {
    en: 'A named `targetPort` is looked up in every pod. Where no container declares the name with the same protocol, the Service gets no endpoints for this port and connections are refused. It is a warning on a headless Service, whose pods are still found by name, and where a kustomization may patch the pods.',
    ko: '이름으로 적은 `targetPort`는 파드마다 찾습니다. 같은 프로토콜로 그 이름을 선언한 컨테이너가 없으면 Service는 이 포트의 엔드포인트를 얻지 못하고 연결이 거부됩니다. 헤드리스 Service의 파드는 그래도 이름으로 찾을 수 있고 kustomization은 파드를 패치할 수 있으므로 이런 경우에는 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0) return;
    for (const port of service.ports) {
      if (!port.targetPort?.known || typeof port.targetPort.value !== 'string') continue;
      const name = port.targetPort.value;
      // What cannot be a name is reported as that.
      if (!isIanaServiceName(name)) continue;
      if (!portEnds(view, port, workloads).every(end => end.resolution.state === 'missing')) continue;
      // Rules of their own say what is wrong with these.
      if (workloads.some(w => portsOfOtherProtocol(port, w).length > 0 || idleContainerWith(name, w))) continue;
      yield {
        place: port.targetPort.place,
        message: message(texts.notFound, { protocol: protocolOf(port) ?? 'TCP', name }),
        severity: mayStillBeReached(view, service, workloads) ? 'warning' : 'error',
        related: declaredPortsOf(workloads),
        fixes: fixesFor(port, name, workloads),
      };
    }
  },
});

/** A declared name that is a slip away; else the number of the only declared port, or that port's name. */
function fixesFor(port: ServicePort, name: string, workloads: readonly Workload[]): Fix[] {
  const declared = workloads.flatMap(workload => portsOfProtocol(workload, protocolOf(port) ?? 'TCP'));
  const names = [...new Set(declared.flatMap(d => knownValue(d.port.name) ?? []))].filter(candidate =>
    workloads.every(w => declaredPorts(w.pod).some(d => knownValue(d.port.name) === candidate)),
  );
  const [near] = nearestNames(name, names);
  if (near !== undefined) return [replaceScalar(port.targetPort!.place, near)];
  if (names.length === 1) return [replaceScalar(port.targetPort!.place, names[0]!, false)];
  const numbers = [...new Set(declared.map(d => d.number))];
  return names.length === 0 && numbers.length === 1 ? [replaceScalar(port.targetPort!.place, numbers[0]!, false)] : [];
}
