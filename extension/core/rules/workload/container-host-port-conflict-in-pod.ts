/** One host port twice in a pod (pkg/apis/core/validation checkHostPortConflicts). */
import { message } from '../../l10n/message.ts';
import { type HostPort, hostPortsOf } from '../../model/kinds/host-port.ts';
import { containerName } from '../../model/kinds/pod.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { defineRule } from '../rule.ts';

const texts = {
  conflict: {
    en: 'Host port {number}/{protocol} is already taken by container "{container}"',
    ko: '호스트 포트 {number}/{protocol}은(는) 이미 컨테이너 "{container}"이(가) 쓰고 있습니다',
  },
  first: { en: 'Taken here', ko: '여기에서 쓰고 있습니다' },
};

export const containerHostPortConflictInPod = defineRule({
  id: 'container-host-port-conflict-in-pod',
  group: 'workload',
  severity: 'error',
  summary: { en: 'A pod takes one host port twice', ko: '파드가 같은 호스트 포트를 두 번 씁니다' },
  why: {
    en: 'The API server rejects a pod whose containers ask for the same port of the node. With `hostNetwork: true` every container port is a host port.',
    ko: 'API 서버는 컨테이너들이 노드의 같은 포트를 요구하는 파드를 거부합니다. `hostNetwork: true`이면 모든 컨테이너 포트가 호스트 포트입니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    const firsts = new Map<string, HostPort>();
    for (const port of hostPortsOf(workload.pod)) {
      if (port.container.type === 'sidecar') continue;
      // Init containers run alone, so each is compared with itself only; the addresses are compared as they are written.
      const together = port.container.type === 'init' ? containerName(port.container) : '';
      const key = [together, port.number, port.protocol, port.hostIP].join(' ');
      const first = firsts.get(key);
      if (!first) {
        firsts.set(key, port);
        continue;
      }
      yield {
        place: port.place,
        message: message(texts.conflict, {
          number: port.number,
          protocol: port.protocol,
          container: containerName(first.container),
        }),
        related: [{ place: first.place, message: message(texts.first) }],
      };
    }
  },
});
