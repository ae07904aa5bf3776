/** Names of a pod that are no DNS labels (ValidatePodSpec), or too long to be its host name (kubelet: setHostnameAsFQDN). */

import { dnsLimits } from '../../bind/pod-dns.ts';
import { clusterDomain } from '../../dns/cluster-name.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { isDns1123Label } from '../../model/names.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: '"{value}" cannot be a {field}: a-z, 0-9 and "-" only, at most 63 characters',
    ko: '"{value}"은(는) {field}에 쓸 수 없습니다. a-z, 0-9, "-"만 63자까지 쓸 수 있습니다',
  },
  tooLong: {
    en: 'The full name "{name}" has {count} characters; a host name has at most {limit}',
    ko: '전체 이름 "{name}"은(는) {count}자입니다. 호스트 이름은 {limit}자까지입니다',
  },
};

export const dnsHostnameInvalid = defineRule({
  id: 'dns-hostname-invalid',
  group: 'dns',
  severity: 'error',
  summary: {
    en: '`hostname` or `subdomain` of a pod is not a DNS label',
    ko: '파드의 `hostname`이나 `subdomain`이 DNS 레이블이 아닙니다',
  },
  why: {
    en: 'Both are labels of the pod’s name `<hostname>.<subdomain>.<namespace>.svc.cluster.local`, and the API server rejects anything else. With `setHostnameAsFQDN` the whole name has to fit into the 64 characters of a Linux host name, or the pod never starts.',
    ko: '둘 다 파드 이름 `<hostname>.<subdomain>.<namespace>.svc.cluster.local`의 레이블이며 API 서버는 다른 값을 거부합니다. `setHostnameAsFQDN`을 쓰면 전체 이름이 리눅스 호스트 이름의 64자 안에 들어가야 하며 넘으면 파드가 시작되지 않습니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  ],
  on: ['workload'],
  *check(workload, view) {
    if (!hasPlainPod(workload)) return;
    const { pod } = workload;
    for (const field of ['hostname', 'subdomain'] as const) {
      const fact = pod[field];
      if (!fact?.known || fact.value === '' || isDns1123Label(fact.value)) continue;
      const plain = fact.value.toLowerCase().replace(/[_.\s]/g, '-');
      yield {
        place: fact.place,
        message: message(texts.invalid, { value: fact.value, field }),
        fixes: isDns1123Label(plain) ? [replaceScalar(fact.place, plain, false)] : [],
      };
    }
    const namespace = view.namespaceOf(workload);
    const [hostname, subdomain] = [knownValue(pod.hostname), knownValue(pod.subdomain)];
    if (knownValue(pod.setHostnameAsFqdn) !== true || !hostname || !subdomain || namespace === undefined) return;
    const name = `${hostname}.${subdomain}.${namespace}.svc.${clusterDomain}`;
    if (name.length > dnsLimits.fullName)
      yield {
        place: pod.setHostnameAsFqdn!.place,
        message: message(texts.tooLong, { name, count: name.length, limit: dnsLimits.fullName }),
      };
  },
});
