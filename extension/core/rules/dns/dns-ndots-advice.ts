/** A pod that keeps the cluster's `ndots: 5`. Off by default. */
import { clusterNdots, dnsConfigOf, effectiveDnsPolicy, numericOption } from '../../bind/pod-dns.ts';
import { message } from '../../l10n/message.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { defineRule } from '../rule.ts';

const texts = {
  ndots: {
    en: 'Names with fewer than {ndots} dots are tried with every search path first: set ndots where this pod calls hosts outside',
    ko: '점이 {ndots}개보다 적은 이름은 모든 검색 경로를 먼저 시도합니다. 이 파드가 외부 호스트를 호출한다면 ndots를 정하십시오',
  },
};

export const dnsNdotsAdvice = defineRule({
  id: 'dns-ndots-advice',
  group: 'dns',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Pod does not tune `ndots`', ko: '파드가 `ndots`를 조정하지 않습니다' },
  why: {
    en: 'With the cluster’s `ndots:5` a lookup of `api.example.com` first asks for `api.example.com.<namespace>.svc.cluster.local` and the other search paths, four questions that get no answer. `ndots: 2`, or a dot at the end of the name, saves them.',
    ko: '클러스터의 `ndots:5`에서는 `api.example.com`을 찾을 때 `api.example.com.<namespace>.svc.cluster.local`과 다른 검색 경로를 먼저 묻습니다. 답이 없는 질의가 네 번 생깁니다. `ndots: 2`나 이름 끝의 점으로 줄일 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config'],
  on: ['workload'],
  *check(workload) {
    const { pod } = workload;
    const policy = effectiveDnsPolicy(pod);
    if (!hasPlainPod(workload) || (policy !== 'ClusterFirst' && policy !== 'ClusterFirstWithHostNet')) return;
    const config = dnsConfigOf(pod);
    if (!config.complete || numericOption(config, 'ndots') !== undefined) return;
    yield { place: workload.namePlace, message: message(texts.ndots, { ndots: clusterNdots }) };
  },
});
