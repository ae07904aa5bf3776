/** A `dnsPolicy` that the API does not know (pkg/apis/core/validation validateDNSPolicy). */
import { dnsPolicies } from '../../bind/pod-dns.ts';
import { message } from '../../l10n/message.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: '"{value}" is not a dnsPolicy; it is one of {values}',
    ko: '"{value}"은(는) dnsPolicy에 쓸 수 없는 값입니다. 쓸 수 있는 값: {values}',
  },
};

export const dnsPolicyInvalid = defineRule({
  id: 'dns-policy-invalid',
  group: 'dns',
  severity: 'error',
  summary: { en: 'Pod has a `dnsPolicy` that the API does not know', ko: '파드에 API가 모르는 `dnsPolicy`가 있습니다' },
  why: {
    en: 'The API server rejects the pod. `Default` is not the default: it takes the resolver of the node. Without the field it is `ClusterFirst`.',
    ko: 'API 서버가 파드를 거부합니다. `Default`는 기본값이 아니라 노드의 리졸버를 쓰는 값입니다. 필드가 없으면 `ClusterFirst`입니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy'],
  on: ['workload'],
  *check(workload) {
    const policy = workload.pod.dnsPolicy;
    if (!hasPlainPod(workload) || !policy?.known || policy.value === '') return;
    if (dnsPolicies.some(known => known === policy.value)) return;
    const sameWord = dnsPolicies.find(known => known.toLowerCase() === policy.value.trim().toLowerCase());
    const near = sameWord ?? nearestNames(policy.value, dnsPolicies)[0];
    yield {
      place: policy.place,
      message: message(texts.invalid, { value: policy.value, values: dnsPolicies.join(', ') }),
      fixes: near ? [replaceScalar(policy.place, near, sameWord !== undefined)] : [],
    };
  },
});
