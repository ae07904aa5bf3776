/** A headless Service whose `port` is not the port of its pods: nothing translates it (S6). */
import { callersOf } from '../../bind/callers.ts';
import { protocolOf } from '../../bind/port.ts';
import { servedWorkloads } from '../../bind/served-pods.ts';
import { portEnds } from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  caller: { en: '{workload} connects to port {port}', ko: '{workload}이(가) {port} 포트로 연결합니다' },
  target: { en: 'Not applied to a headless Service', ko: '헤드리스 Service에는 적용되지 않습니다' },
  differs: {
    en: 'Clients of this headless Service reach the pods directly, where the port is {target}, not {port}',
    ko: '헤드리스 Service의 클라이언트는 파드에 직접 연결하며 파드의 포트는 {port}이(가) 아니라 {target}입니다',
  },
};

export const serviceHeadlessTargetPortDiffers = defineRule({
  id: 'service-headless-target-port-differs',
  group: 'service',
  severity: 'info',
  summary: {
    en: '`port` and `targetPort` of a headless Service differ',
    ko: '헤드리스 Service의 `port`와 `targetPort`가 다릅니다',
  },
  why: {
    en: 'The name of a headless Service resolves to the addresses of its pods, and no proxy stands between that would translate ports. A client that connects to `port` is refused. SRV records, meshes and ingress controllers use the pods’ own port, so it is a warning only where a workload of these manifests connects to `port`.',
    ko: '헤드리스 Service의 이름은 파드의 주소로 해석되며 포트를 바꾸어 주는 프록시가 없습니다. `port`로 연결한 클라이언트는 거부됩니다. SRV 레코드와 메시, 인그레스 컨트롤러는 파드의 포트를 쓰므로 이 매니페스트의 워크로드가 `port`로 연결할 때만 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#headless-services'],
  on: ['service'],
  *check(service, view) {
    if (knownValue(service.clusterIP) !== 'None') return;
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0) return;
    for (const port of service.ports) {
      if (!port.port?.known) continue;
      const targets = portEnds(view, port, workloads).map(({ resolution }) =>
        resolution.state === 'declared' || resolution.state === 'undeclared' ? resolution.number : undefined,
      );
      const [target] = targets;
      const number = port.port.value;
      if (target === undefined || target === number || targets.some(other => other !== target)) continue;
      const callers = callersOf(view, service).filter(caller => caller.reference.port === number);
      const isTaken = service.ports.some(
        other => other !== port && knownValue(other.port) === target && protocolOf(other) === protocolOf(port),
      );
      yield {
        place: port.port.place,
        message: message(texts.differs, { target, port: number }),
        severity: callers.length > 0 ? 'warning' : 'info',
        related: [
          ...callers.slice(0, 3).map(({ workload, reference }) => ({
            place: reference.place,
            message: message(texts.caller, { workload: titleOf(workload), port: number }),
          })),
          ...(port.targetPort ? [{ place: port.targetPort.place, message: message(texts.target) }] : []),
        ],
        fixes: isTaken ? [] : [replaceScalar(port.port.place, target, false)],
      };
    }
  },
});
