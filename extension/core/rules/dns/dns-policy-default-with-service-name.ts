/** A pod that takes the node's resolver, or public ones alone, and calls Services by name. */
import { dnsConfigOf, isPublicResolver } from '../../bind/pod-dns.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { clusterCalls } from './cluster-calls.ts';

const texts = {
  default: {
    en: 'dnsPolicy Default asks the resolver of the node, which does not know "{host}"',
    ko: 'dnsPolicy Default는 노드의 리졸버에 묻는데, 노드는 "{host}"을(를) 모릅니다',
  },
  none: {
    en: 'This pod asks {servers} only, which do not know "{host}"',
    ko: '이 파드는 {servers}에만 묻는데, 이 서버는 "{host}"을(를) 모릅니다',
  },
  called: { en: '{host} is called here', ko: '여기에서 {host}을(를) 호출합니다' },
};

export const dnsPolicyDefaultWithServiceName = defineRule({
  id: 'dns-policy-default-with-service-name',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: 'Pod that does not ask the cluster’s DNS calls Services by name',
    ko: '클러스터 DNS에 묻지 않는 파드가 Service를 이름으로 호출합니다',
  },
  why: {
    en: '`Default` is not the default: it gives the pod the `/etc/resolv.conf` of its node. `None` gives it `dnsConfig` alone. Names of Services are known to the cluster’s DNS only, which `ClusterFirst` asks.',
    ko: '`Default`는 기본값이 아니라 노드의 `/etc/resolv.conf`를 파드에 주는 값입니다. `None`은 `dnsConfig`만 줍니다. Service 이름은 클러스터 DNS만 알며 `ClusterFirst`가 그것에 묻습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy'],
  on: ['workload'],
  *check(workload, view) {
    const { pod } = workload;
    const policy = knownValue(pod.dnsPolicy);
    if (!hasPlainPod(workload) || (policy !== 'Default' && policy !== 'None') || view.isOpen(workload)) return;
    const config = dnsConfigOf(pod);
    const servers = config.nameservers.map(server => knownValue(server) ?? '');
    // A server of a private range may be the cluster's own.
    const mayBeOfTheCluster = !config.complete || servers.some(server => !isPublicResolver(server));
    if (mayBeOfTheCluster || (policy === 'None' && servers.length === 0)) return;
    const [call] = clusterCalls(view, workload);
    if (!call) return;
    yield {
      place: pod.dnsPolicy!.place,
      message:
        policy === 'None'
          ? message(texts.none, { servers: servers.join(', '), host: call.host })
          : message(texts.default, { host: call.host }),
      related: [{ place: call.place, message: message(texts.called, { host: call.host }) }],
      fixes: policy === 'Default' ? [replaceScalar(pod.dnsPolicy!.place, 'ClusterFirst', false)] : [],
    };
  },
});
