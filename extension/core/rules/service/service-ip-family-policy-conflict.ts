/** Two IP families under a policy for one, or one family twice (pkg/registry/core/service/storage initIPFamilyFields). */
import { isHeadless, isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';

const texts = {
  single: {
    en: 'SingleStack allows one IP family, but {field} has two',
    ko: 'SingleStack은 IP 패밀리 하나만 허용하는데 {field}에는 둘이 있습니다',
  },
  byDefault: {
    en: 'Two values in {field} need ipFamilyPolicy PreferDualStack or RequireDualStack; the default is SingleStack',
    ko: '{field}에 값이 둘이면 ipFamilyPolicy를 PreferDualStack이나 RequireDualStack으로 지정해야 합니다. 기본값은 SingleStack입니다',
  },
  duplicate: { en: '{family} is listed twice', ko: '{family}이(가) 두 번 나옵니다' },
};

export const serviceIpFamilyPolicyConflict = defineRule({
  id: 'service-ip-family-policy-conflict',
  group: 'service',
  severity: 'error',
  summary: {
    en: '`ipFamilyPolicy` of a Service contradicts its IP families or cluster IPs',
    ko: 'Service의 `ipFamilyPolicy`가 IP 패밀리나 클러스터 IP와 맞지 않습니다',
  },
  why: {
    en: 'The API server rejects a single-stack Service with two IP families or cluster IPs, and a family that is listed twice. Without `ipFamilyPolicy` a new Service is single-stack.',
    ko: '단일 스택 Service에 IP 패밀리나 클러스터 IP가 둘이거나 같은 패밀리가 두 번 나오면 API 서버가 거부합니다. `ipFamilyPolicy`가 없으면 새 Service는 단일 스택입니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services'],
  on: ['service'],
  *check(service, view) {
    if (!isWhole(service) || serviceTypeOf(service) === 'ExternalName') return;
    const families = service.ipFamilies?.items ?? [];
    const seen = new Set<string>();
    for (const family of families) {
      if (!family.known) return;
      if (seen.has(family.value))
        yield { place: family.place, message: message(texts.duplicate, { family: family.value }) };
      seen.add(family.value);
    }
    const field = seen.size === 2 && families.length === 2 ? 'ipFamilies' : twoClusterIPs(service);
    if (!field) return;
    const policy = service.ipFamilyPolicy;
    if (policy?.known && policy.value === 'SingleStack') yield conflict(policy.place, field);
    // A headless Service without a selector is dual-stack by default.
    const isDualByDefault = isHeadless(service) !== false && !service.selector?.entries.size;
    if (!policy && !isDualByDefault && !view.isOpen(service))
      yield { place: service.keyPlaces.get(field)!, message: message(texts.byDefault, { field }) };
  },
});

function twoClusterIPs(service: Service): 'clusterIPs' | undefined {
  const ips = service.clusterIPs?.items.map(knownValue) ?? [];
  return ips.length === 2 && !ips.includes('None') ? 'clusterIPs' : undefined;
}

function conflict(place: Report['place'], field: string): Report {
  return {
    place,
    message: message(texts.single, { field }),
    fixes: ['PreferDualStack', 'RequireDualStack'].map(value => replaceScalar(place, value, false)),
  };
}
