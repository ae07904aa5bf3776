/** A probe or lifecycle handler with a `host`: the kubelet connects from the node to that host instead of the pod. */
import { probeField, probesOf } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  host: {
    en: 'The {probe} connects to {host} from the node, not to the pod',
    ko: '{probe}가 파드가 아니라 노드에서 {host}(으)로 연결합니다',
  },
  loopback: {
    en: 'The {probe} connects to {host} of the node, not of the pod',
    ko: '{probe}가 파드가 아니라 노드의 {host}에 연결합니다',
  },
};

export const probeHostSet = defineRule({
  id: 'probe-host-set',
  group: 'workload',
  severity: 'warning',
  summary: {
    en: 'Probe connects to a host other than its pod',
    ko: '프로브가 자신의 파드가 아닌 호스트에 연결합니다',
  },
  why: {
    en: 'The kubelet runs probes on the node. Without `host` it connects to the pod\'s IP; with `host: 127.0.0.1` it connects to the node\'s own loopback, where the container does not listen. To send a Host header, set it in `httpHeaders`. Pod Security "baseline" forbids `host` from Kubernetes 1.34.',
    ko: 'kubelet은 노드에서 프로브를 실행합니다. `host`가 없으면 파드 IP로 연결하지만, `host: 127.0.0.1`이면 컨테이너가 수신하지 않는 노드 자신의 루프백에 연결합니다. Host 헤더를 보내려면 `httpHeaders`에 적어야 합니다. Kubernetes 1.34부터 Pod Security "baseline"은 `host`를 금지합니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  on: ['workload'],
  *check(workload) {
    // In the node's network its loopback is the pod's own: the usual way to probe a static control plane pod.
    if (workload.pod.hostNetwork && !(workload.pod.hostNetwork.known && !workload.pod.hostNetwork.value)) return;
    for (const { probe } of probesOf(workload)) {
      if (!probe.host?.known || probe.host.value === '') continue;
      const isLoopback = /^(127\.|localhost$|::1$)/.test(probe.host.value);
      const fix = probe.hostKey && removeEntry(probe.hostKey, probe.host.place, 'host');
      yield {
        place: probe.host.place,
        message: message(isLoopback ? texts.loopback : texts.host, {
          probe: probeField(probe),
          host: probe.host.value,
        }),
        fixes: fix ? [fix] : [],
      };
    }
  },
});
