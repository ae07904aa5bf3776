/** `dnsPolicy: None` without a name server (pkg/apis/core/validation ValidatePodDNSConfig). */
import { dnsConfigOf } from '../../bind/pod-dns.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { defineRule } from '../rule.ts';

const texts = {
  none: {
    en: 'With dnsPolicy None the pod has no DNS server: dnsConfig.nameservers needs one',
    ko: 'dnsPolicy가 None이면 파드에 DNS 서버가 없습니다. dnsConfig.nameservers에 하나 이상 있어야 합니다',
  },
};

export const dnsPolicyNoneWithoutNameserver = defineRule({
  id: 'dns-policy-none-without-nameserver',
  group: 'dns',
  severity: 'error',
  summary: { en: '`dnsPolicy: None` without a name server', ko: '네임서버 없이 `dnsPolicy: None`을 씁니다' },
  why: {
    en: '`None` takes nothing from the cluster or the node; everything comes from `dnsConfig`. The API server rejects the pod when that names no server.',
    ko: '`None`은 클러스터나 노드에서 아무것도 가져오지 않고 모두 `dnsConfig`에서 읽습니다. 거기에 네임서버가 없으면 API 서버가 파드를 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config'],
  on: ['workload'],
  *check(workload, view) {
    const { pod } = workload;
    if (!hasPlainPod(workload) || knownValue(pod.dnsPolicy) !== 'None' || view.isOpen(workload)) return;
    const config = dnsConfigOf(pod);
    if (config.complete && config.nameservers.length === 0)
      yield { place: pod.dnsPolicy!.place, message: message(texts.none) };
  },
});
