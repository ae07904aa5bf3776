/** A named targetPort that no selected pod declares: the endpoints controller leaves every pod out of that port (S5). */

import { declaredPorts, protocolOf, resolveTargetPort } from '../../bind/port.ts';
import { bindSelector, hasSelector } from '../../bind/selector.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { isIanaServiceName } from '../../model/names.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  notFound: {
    en: 'No selected container declares a {protocol} port named "{name}"',
    ko: '선택된 컨테이너 중 "{name}"이라는 이름의 {protocol} 포트를 선언한 것이 없습니다',
  },
  declares: { en: '{workload} declares {ports}', ko: '{workload}에 선언된 포트: {ports}' },
  declaresNone: { en: '{workload} declares no ports', ko: '{workload}에 선언된 포트가 없습니다' },
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
    en: 'A named `targetPort` is looked up in every pod. Where no container declares the name with the same protocol, the Service gets no endpoints for this port and connections are refused.',
    ko: '이름으로 적은 `targetPort`는 파드마다 찾습니다. 같은 프로토콜로 그 이름을 선언한 컨테이너가 없으면 Service는 이 포트의 엔드포인트를 얻지 못하고 연결이 거부됩니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    if (!hasSelector(service)) return;
    const binding = bindSelector(view, service);
    if (binding.state !== 'bound') return;
    for (const port of service.ports) {
      if (!port.targetPort?.known || typeof port.targetPort.value !== 'string') continue;
      // What cannot be a name is reported as that.
      if (!isIanaServiceName(port.targetPort.value)) continue;
      if (!binding.targets.every(workload => resolveTargetPort(port, workload).state === 'missing')) continue;
      const protocol = protocolOf(port) ?? 'TCP';
      const declared = binding.targets.flatMap(w => declaredPorts(w.pod)).filter(d => protocolOf(d.port) === protocol);
      const names = [...new Set(declared.flatMap(d => knownValue(d.port.name) ?? []))];
      const near = nearestNames(port.targetPort.value, names);
      const candidates = near.length > 0 ? near.slice(0, 1) : names.length === 1 ? names : [];
      yield {
        place: port.targetPort.place,
        message: message(texts.notFound, { protocol, name: port.targetPort.value }),
        // A headless Service's pods are still found by name; only SRV records and this port's entry are lost.
        severity: knownValue(service.clusterIP) === 'None' ? 'warning' : 'error',
        related: binding.targets.map(workload => {
          const ports = declaredPorts(workload.pod).map(d =>
            d.port.name?.known ? `${d.port.name.value} (${d.number})` : d.number,
          );
          return {
            place: declaredPorts(workload.pod)[0]?.port.place ?? workload.namePlace,
            message:
              ports.length > 0
                ? message(texts.declares, { workload: titleOf(workload), ports: ports.join(', ') })
                : message(texts.declaresNone, { workload: titleOf(workload) }),
          };
        }),
        fixes: candidates.map(name => replaceScalar(port.targetPort!.place, name, near.length === 1)),
      };
    }
  },
});
