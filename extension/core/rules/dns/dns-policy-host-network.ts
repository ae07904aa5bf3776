/** A pod in the node's network that calls Services by name without `ClusterFirstWithHostNet`. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { insertEntry, replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { clusterCalls } from './cluster-calls.ts';

const texts = {
  node: {
    en: 'A pod in the network of the node asks the resolver of the node, which does not know "{host}"',
    ko: '노드 네트워크를 쓰는 파드는 노드의 리졸버에 묻는데, 노드는 "{host}"을(를) 모릅니다',
  },
  called: { en: '{host} is called here', ko: '여기에서 {host}을(를) 호출합니다' },
};

export const dnsPolicyHostNetwork = defineRule({
  id: 'dns-policy-host-network',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: 'Pod with `hostNetwork` calls Services by name without `dnsPolicy: ClusterFirstWithHostNet`',
    ko: '`hostNetwork`를 쓰는 파드가 `dnsPolicy: ClusterFirstWithHostNet` 없이 Service를 이름으로 호출합니다',
  },
  why: {
    en: 'With `hostNetwork: true` the kubelet takes `ClusterFirst`, which is also what an absent `dnsPolicy` means, for `Default`: the pod gets the `/etc/resolv.conf` of its node, and names of Services do not resolve.',
    ko: '`hostNetwork: true`이면 kubelet은 `ClusterFirst`(`dnsPolicy`가 없을 때의 값이기도 합니다)를 `Default`로 취급합니다. 파드는 노드의 `/etc/resolv.conf`를 받으므로 Service 이름이 해석되지 않습니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy'],
  on: ['workload'],
  *check(workload, view) {
    const { pod } = workload;
    if (!hasPlainPod(workload) || knownValue(pod.hostNetwork) !== true || view.isOpen(workload)) return;
    if (pod.dnsPolicy && knownValue(pod.dnsPolicy) !== 'ClusterFirst') return;
    const [call] = clusterCalls(view, workload);
    if (!call) return;
    yield {
      place: pod.dnsPolicy?.place ?? pod.hostNetwork!.place,
      message: message(texts.node, { host: call.host }),
      related: [{ place: call.place, message: message(texts.called, { host: call.host }) }],
      fixes: pod.dnsPolicy
        ? [replaceScalar(pod.dnsPolicy.place, 'ClusterFirstWithHostNet')]
        : pod.specPlace
          ? [insertEntry(pod.specPlace, 'dnsPolicy', 'ClusterFirstWithHostNet', true)]
          : [],
    };
  },
});
