/** A hostPort that differs from its containerPort in a pod that uses the node's network (validatePodHostNetworkDeps). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  mismatch: {
    en: '`hostPort` must equal `containerPort` {number} because the pod has `hostNetwork: true`',
    ko: '파드가 `hostNetwork: true`이므로 `hostPort`는 `containerPort` {number}과(와) 같아야 합니다',
  },
  hostNetwork: { en: "The pod uses the node's network", ko: '이 파드는 노드의 네트워크를 씁니다' },
};

export const hostNetworkPortMismatch = defineRule({
  id: 'host-network-port-mismatch',
  group: 'workload',
  severity: 'error',
  summary: {
    en: '`hostPort` differs from `containerPort` under `hostNetwork`',
    ko: '`hostNetwork`에서 `hostPort`와 `containerPort`가 다릅니다',
  },
  why: {
    en: 'With `hostNetwork: true` the process listens on the node itself and no port is translated. The API server rejects the pod. Leave `hostPort` out: it is set to `containerPort`.',
    ko: '`hostNetwork: true`이면 프로세스가 노드에서 직접 수신하고 포트를 변환하지 않습니다. API 서버가 파드를 거부합니다. `hostPort`를 생략하면 `containerPort` 값으로 정해집니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    const { hostNetwork, containers } = workload.pod;
    if (!hasPlainPod(workload) || knownValue(hostNetwork) !== true) return;
    for (const { containerPort, hostPort } of containers.filter(c => c.type === 'regular').flatMap(c => c.ports)) {
      if (!containerPort?.known || !hostPort?.known) continue;
      if (hostPort.value === 0 || hostPort.value === containerPort.value) continue;
      yield {
        place: hostPort.place,
        message: message(texts.mismatch, { number: containerPort.value }),
        related: [{ place: hostNetwork!.place, message: message(texts.hostNetwork) }],
        fixes: [replaceScalar(hostPort.place, containerPort.value, false)],
      };
    }
  },
});
