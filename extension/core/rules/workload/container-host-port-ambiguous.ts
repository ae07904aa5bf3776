/** Host ports whose addresses overlap, and a host address without a host port (warnings of pkg/api/pod/warnings.go). */
import { message } from '../../l10n/message.ts';
import { type HostPort, hostPortsOf, hostPortsOverlap } from '../../model/kinds/host-port.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { defineRule } from '../rule.ts';

const texts = {
  overlap: {
    en: 'Host port {number}/{protocol} is taken on {address} here and on {other} in the same pod',
    ko: '호스트 포트 {number}/{protocol}을(를) 여기에서는 {address}, 같은 파드의 다른 곳에서는 {other}에서 씁니다',
  },
  every: { en: 'every address', ko: '모든 주소' },
  first: { en: 'Taken here too', ko: '여기에서도 쓰고 있습니다' },
  useless: {
    en: '`hostIP` has no effect without `hostPort`',
    ko: '`hostPort`가 없으면 `hostIP`는 아무 효과가 없습니다',
  },
};

export const containerHostPortAmbiguous = defineRule({
  id: 'container-host-port-ambiguous',
  group: 'workload',
  severity: 'warning',
  summary: {
    en: 'Host port is taken on overlapping addresses, or a host address has no port',
    ko: '겹치는 주소에서 같은 호스트 포트를 쓰거나, 호스트 주소에 포트가 없습니다',
  },
  why: {
    en: 'An absent `hostIP` stands for every address of the node. Which container gets a connection to the narrower address is not defined. A `hostIP` alone opens nothing.',
    ko: '`hostIP`가 없으면 노드의 모든 주소를 뜻합니다. 더 좁은 주소로 온 연결을 어느 컨테이너가 받을지는 정해져 있지 않습니다. `hostIP`만으로는 아무 포트도 열리지 않습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    const byNumber = new Map<number, HostPort[]>();
    for (const port of hostPortsOf(workload.pod)) {
      if (port.container.type === 'init') continue;
      const earlier = byNumber.get(port.number) ?? [];
      byNumber.set(port.number, [...earlier, port]);
      const first = earlier.find(other => hostPortsOverlap(other, port) && other.hostIP !== port.hostIP);
      if (!first) continue;
      yield {
        place: port.place,
        message: message(texts.overlap, {
          number: port.number,
          protocol: port.protocol,
          address: port.hostIP || message(texts.every),
          other: first.hostIP || message(texts.every),
        }),
        related: [{ place: first.place, message: message(texts.first) }],
      };
    }
    if (workload.pod.hostNetwork || workload.shape !== 'complete') return;
    for (const { hostIP, hostPort } of workload.pod.containers.flatMap(container => container.ports)) {
      if (hostIP?.known && hostIP.value !== '' && (!hostPort || (hostPort.known && hostPort.value === 0))) {
        yield { place: hostIP.place, message: message(texts.useless), unnecessary: true };
      }
    }
  },
});
