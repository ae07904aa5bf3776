/** One port number declared twice in a pod (the API server warns of it, pkg/api/pod/warnings.go). */
import { type DeclaredPort, declaredPorts, protocolOf } from '../../bind/port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { type HostPort, hostPortsOf, hostPortsOverlap } from '../../model/kinds/host-port.ts';
import { type ContainerPort, containerName } from '../../model/kinds/pod.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { defineRule } from '../rule.ts';

const texts = {
  otherContainer: {
    en: 'Container "{container}" declares {protocol} port {number} too, and both share the pod\'s network: only one of them can listen on it',
    ko: '컨테이너 "{container}"도 {protocol} 포트 {number}을(를) 선언했습니다. 두 컨테이너는 파드의 네트워크를 공유하므로 하나만 이 포트에서 수신할 수 있습니다',
  },
  sameContainer: {
    en: 'The container declares {protocol} port {number} twice',
    ko: '컨테이너가 {protocol} 포트 {number}을(를) 두 번 선언했습니다',
  },
  first: { en: 'Declared here first', ko: '처음 선언된 곳입니다' },
};

export const containerPortDuplicate = defineRule({
  id: 'container-port-duplicate',
  group: 'workload',
  severity: 'warning',
  summary: { en: 'A pod declares one port twice', ko: '파드가 같은 포트를 두 번 선언했습니다' },
  why: {
    en: 'The containers of a pod share one network, so the second process that listens on a port fails with "address already in use". Two entries of one container for one port are refused by server-side apply, and `kubectl apply` may keep only one of them.',
    ko: '파드의 컨테이너는 네트워크를 공유하므로 같은 포트에서 수신하려는 두 번째 프로세스는 "address already in use"로 실패합니다. 한 컨테이너에 같은 포트를 두 번 적으면 서버 측 적용(server-side apply)이 거부하고, `kubectl apply`는 하나만 남길 수 있습니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
    'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  ],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    const hostPorts = new Map(hostPortsOf(workload.pod).map(hostPort => [hostPort.port, hostPort]));
    const byNumber = new Map<string, DeclaredPort[]>();
    for (const port of declaredPorts(workload.pod)) {
      const protocol = protocolOf(port.port);
      if (protocol === undefined) continue;
      const key = `${port.number}/${protocol}`;
      const earlier = byNumber.get(key) ?? [];
      byNumber.set(key, [...earlier, port]);
      const first = earlier.find(other => isSamePort(other, port, hostPorts));
      if (!first) continue;
      const args = { protocol, number: port.number, container: containerName(first.container) };
      // One container that gives its port two names on purpose, one for each Service port, is common and works.
      const hasTwoNames =
        first.container === port.container && knownValue(first.port.name) !== knownValue(port.port.name);
      yield {
        place: port.port.containerPort!.place,
        severity: hasTwoNames ? 'info' : 'warning',
        message: message(first.container === port.container ? texts.sameContainer : texts.otherContainer, args),
        related: [{ place: first.port.containerPort!.place, message: message(texts.first) }],
      };
    }
  },
});

/** Both entries, of one number and protocol, stand for one socket. */
function isSamePort(a: DeclaredPort, b: DeclaredPort, hostPorts: ReadonlyMap<ContainerPort, HostPort>): boolean {
  // Two host ports for one container port are legal, and a clash of host ports is another rule's finding.
  if (a.container === b.container && (a.port.hostPort || b.port.hostPort)) return false;
  const [x, y] = [hostPorts.get(a.port), hostPorts.get(b.port)];
  return !(x && y && hostPortsOverlap(x, y));
}
