/**
 * Fields that do nothing on a headless Service (pkg/api/service GetWarningsForService, and those that only a proxy of the cluster IP
 * reads). Values that equal the default are what `kubectl get` prints and are left alone.
 */
import { isHeadless, isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { removeEntry } from '../fix.ts';
import { defineRule, type Severity } from '../rule.ts';

const ignored = {
  en: '{field} has no effect on a headless Service',
  ko: '헤드리스 Service에서 {field}은(는) 효과가 없습니다',
};

export const serviceHeadlessIgnoredField = defineRule({
  id: 'service-headless-ignored-field',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'A field that has no effect on a headless Service',
    ko: '헤드리스 Service에서 효과가 없는 필드입니다',
  },
  why: {
    en: 'Clients of a headless Service get the addresses of the pods from DNS and connect to them directly. Nothing stands between them that could balance, stick to a pod or listen on another address.',
    ko: '헤드리스 Service의 클라이언트는 DNS에서 파드 주소를 받아 직접 연결합니다. 그 사이에서 부하를 나누거나, 한 파드로 고정하거나, 다른 주소로 받아 줄 것이 없습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#headless-services'],
  on: ['service'],
  *check(service) {
    if (!isWhole(service) || isHeadless(service) !== true || serviceTypeOf(service) !== 'ClusterIP') return;
    for (const { field, severity } of ignoredFields(service)) {
      const key = service.keyPlaces.get(field)!;
      const value = service[field];
      const removal = removeEntry(key, value?.place, field);
      yield {
        place: key,
        message: message(ignored, { field }),
        severity,
        unnecessary: true,
        fixes: removal ? [removal] : [],
      };
    }
  },
});

type IgnoredField =
  | 'loadBalancerIP'
  | 'externalIPs'
  | 'sessionAffinity'
  | 'internalTrafficPolicy'
  | 'trafficDistribution';

function ignoredFields(service: Service): { readonly field: IgnoredField; readonly severity: Severity }[] {
  const result: { field: IgnoredField; severity: Severity }[] = [];
  if (knownValue(service.loadBalancerIP)) result.push({ field: 'loadBalancerIP', severity: 'warning' });
  if ((service.externalIPs?.items.length ?? 0) > 0) result.push({ field: 'externalIPs', severity: 'warning' });
  // A configuration of the affinity goes with it and would be left over.
  if (knownValue(service.sessionAffinity) === 'ClientIP')
    result.push({ field: 'sessionAffinity', severity: 'warning' });
  if (knownValue(service.internalTrafficPolicy) === 'Local')
    result.push({ field: 'internalTrafficPolicy', severity: 'warning' });
  // kube-proxy does not read it here, but a service mesh may.
  if (knownValue(service.trafficDistribution)) result.push({ field: 'trafficDistribution', severity: 'info' });
  return result;
}
