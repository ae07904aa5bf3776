/** `internalTrafficPolicy: Local` in front of pods that do not run on every node. */
import { servedWorkloads } from '../../bind/served-pods.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  gap: {
    en: 'Pods on nodes without {workload} cannot connect: only a DaemonSet has a pod on every node',
    ko: '{workload}의 파드가 없는 노드의 파드는 연결할 수 없습니다. 모든 노드에 파드가 있는 것은 DaemonSet뿐입니다',
  },
  workload: { en: '{workload} runs on some of the nodes', ko: '{workload}은(는) 일부 노드에서만 실행됩니다' },
};

export const serviceInternalTrafficPolicyLocalGap = defineRule({
  id: 'service-internal-traffic-policy-local-gap',
  group: 'service',
  severity: 'warning',
  summary: {
    en: '`internalTrafficPolicy: Local` for pods that are not on every node',
    ko: '모든 노드에 있지 않은 파드에 `internalTrafficPolicy: Local`을 씁니다',
  },
  why: {
    en: 'With `Local` a node sends traffic from its pods to endpoints on the same node only. Where there is none, connections are dropped although the Service has endpoints elsewhere.',
    ko: '`Local`이면 노드는 자기 파드의 트래픽을 같은 노드의 엔드포인트로만 보냅니다. 그 노드에 엔드포인트가 없으면 다른 노드에 있더라도 연결이 버려집니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/'],
  on: ['service'],
  *check(service, view) {
    const policy = service.internalTrafficPolicy;
    if (knownValue(policy) !== 'Local' || knownValue(service.clusterIP) === 'None') return;
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0 || workloads.some(workload => workload.kind === 'DaemonSet')) return;
    yield {
      place: policy!.place,
      message: message(texts.gap, { workload: titleOf(workloads[0]!) }),
      related: workloads.slice(0, 5).map(workload => ({
        place: workload.kindPlace,
        message: message(texts.workload, { workload: titleOf(workload) }),
      })),
      fixes: [replaceScalar(policy!.place, 'Cluster', false)],
    };
  },
});
