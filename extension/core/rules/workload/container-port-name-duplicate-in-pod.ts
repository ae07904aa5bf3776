/** One port name in two containers of a pod, for different numbers (S5; the API server warns of it, pkg/api/pod/warnings.go). */
import { declaredPorts, protocolOf } from '../../bind/port.ts';
import { selectingServices } from '../../bind/selector.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { containerName } from '../../model/kinds/pod.ts';
import { hasPlainPod, type Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  duplicate: {
    en: 'Container "{other}" already has a {protocol} port named "{name}" ({number}): a Service that targets the name gets that one',
    ko: '컨테이너 "{other}"에 이미 "{name}"이라는 {protocol} 포트({number})가 있습니다. 이 이름을 가리키는 Service는 그 포트로 연결됩니다',
  },
  first: { en: '"{name}" leads here', ko: '"{name}"은(는) 여기로 연결됩니다' },
  usedBy: { en: '{service} targets the name', ko: '{service}이(가) 이 이름을 가리킵니다' },
};

export const containerPortNameDuplicateInPod = defineRule({
  id: 'container-port-name-duplicate-in-pod',
  group: 'workload',
  severity: 'warning',
  summary: {
    en: 'Two containers of a pod give one name to different ports',
    ko: '파드의 두 컨테이너가 서로 다른 포트에 같은 이름을 붙였습니다',
  },
  why: {
    en: 'Services and NetworkPolicies resolve a port name to the first container that has it with their protocol; the other port is never reached by that name. A PodMonitor scrapes both, so without a Service that targets the name this is information only.',
    ko: 'Service와 NetworkPolicy는 포트 이름을 같은 프로토콜로 선언한 첫 컨테이너의 포트로 해석하므로, 다른 포트에는 그 이름으로 도달할 수 없습니다. PodMonitor는 둘 다 수집하므로, 이 이름을 가리키는 Service가 없으면 정보로만 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['workload'],
  *check(workload, view) {
    if (!hasPlainPod(workload)) return;
    const ports = declaredPorts(workload.pod).map(d => ({
      ...d,
      name: knownValue(d.port.name),
      protocol: protocolOf(d.port),
    }));
    const firsts = new Map<string, (typeof ports)[number]>();
    for (const port of ports) {
      if (!port.name || !port.protocol || !port.port.name) continue;
      const key = `${port.name}/${port.protocol}`;
      const first = firsts.get(key);
      if (!first) firsts.set(key, port);
      if (!first || first.container === port.container || first.number === port.number) continue;
      const users = namedBy(view, workload, port.name, port.protocol);
      const { name, protocol } = port;
      yield {
        place: port.port.name.place,
        severity: users.length > 0 ? 'warning' : 'info',
        message: message(texts.duplicate, {
          other: containerName(first.container),
          protocol,
          name,
          number: first.number,
        }),
        related: [
          { place: first.port.name!.place, message: message(texts.first, { name }) },
          ...users.map(({ service, place }) => ({
            place,
            message: message(texts.usedBy, { service: titleOf(service) }),
          })),
        ],
      };
    }
  },
});

/** Service ports that lead to the pods of the workload by the name. */
function namedBy(view: View, workload: Workload, name: string, protocol: string) {
  return selectingServices(view, workload).flatMap(service =>
    service.ports.flatMap(port =>
      port.targetPort?.known && port.targetPort.value === name && protocolOf(port) === protocol
        ? [{ service, place: port.targetPort.place }]
        : [],
    ),
  );
}
