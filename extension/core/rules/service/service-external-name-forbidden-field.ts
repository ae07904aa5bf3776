/** Fields about cluster addresses on a Service that has none (ValidateService). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';

const forbidden = {
  en: 'A Service of type ExternalName cannot have {field}',
  ko: 'ExternalName 타입 Service에는 {field}을(를) 둘 수 없습니다',
};

export const serviceExternalNameForbiddenField = defineRule({
  id: 'service-external-name-forbidden-field',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A Service of type ExternalName has a cluster IP or IP families',
    ko: 'ExternalName 타입 Service에 클러스터 IP나 IP 패밀리가 있습니다',
  },
  why: {
    en: 'An ExternalName Service is a DNS alias without an address. The API server rejects one with `clusterIP`, `clusterIPs`, `ipFamilies` or `ipFamilyPolicy`.',
    ko: 'ExternalName Service는 주소가 없는 DNS 별칭입니다. `clusterIP`, `clusterIPs`, `ipFamilies`, `ipFamilyPolicy`가 있으면 API 서버가 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  on: ['service'],
  *check(service) {
    if (!isWhole(service) || knownValue(service.serviceType) !== 'ExternalName') return;
    for (const field of writtenFields(service)) {
      const key = service.keyPlaces.get(field)!;
      const removal = removeEntry(key, service[field]?.place, field);
      yield { place: key, message: message(forbidden, { field }), fixes: removal ? [removal] : [] };
    }
  },
});

type ForbiddenField = 'clusterIP' | 'clusterIPs' | 'ipFamilies' | 'ipFamilyPolicy';

function writtenFields(service: Service): ForbiddenField[] {
  const result: ForbiddenField[] = [];
  if (knownValue(service.clusterIP)) result.push('clusterIP');
  if ((service.clusterIPs?.items.length ?? 0) > 0) result.push('clusterIPs');
  if ((service.ipFamilies?.items.length ?? 0) > 0) result.push('ipFamilies');
  if (service.ipFamilyPolicy?.known) result.push('ipFamilyPolicy');
  return result;
}
