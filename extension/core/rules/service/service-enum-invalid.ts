/** Fields of a Service that take one of a few words, in exactly the API's spelling (ValidateService). */
import { isExternallyAccessible } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import type { Fact } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';

const invalid = {
  en: '"{value}" is not a value of {field}; it is one of {values}',
  ko: '"{value}"은(는) {field}에 쓸 수 없는 값입니다. 쓸 수 있는 값: {values}',
};

const protocols = ['TCP', 'UDP', 'SCTP'];
const policies = ['Cluster', 'Local'];
const types = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];
const families = ['IPv4', 'IPv6'];
const familyPolicies = ['SingleStack', 'PreferDualStack', 'RequireDualStack'];
const distributions = ['PreferSameZone', 'PreferSameNode', 'PreferClose'];

export const serviceEnumInvalid = defineRule({
  id: 'service-enum-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A field of a Service has a value that the API does not know',
    ko: 'Service 필드에 API가 모르는 값이 있습니다',
  },
  why: {
    en: 'The API server rejects the Service. The values are case-sensitive: `tcp` is not `TCP`.',
    ko: 'API 서버가 Service를 거부합니다. 값은 대소문자를 구별하므로 `tcp`는 `TCP`가 아닙니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec'],
  on: ['service'],
  *check(service) {
    yield* check('type', service.serviceType, types, 'absent');
    for (const port of service.ports) yield* check('protocol', port.protocol, protocols, 'absent');
    yield* check('sessionAffinity', service.sessionAffinity, ['ClientIP', 'None'], 'absent');
    yield* checkExternalTrafficPolicy(service);
    yield* check('internalTrafficPolicy', service.internalTrafficPolicy, policies);
    for (const family of service.ipFamilies?.items ?? []) yield* check('ipFamilies', family, families);
    yield* check('ipFamilyPolicy', service.ipFamilyPolicy, familyPolicies);
    yield* check('trafficDistribution', service.trafficDistribution, distributions);
  },
});

/** Where the field has no business at all, another rule says so. */
function checkExternalTrafficPolicy(service: Service): Iterable<Report> {
  return isExternallyAccessible(service) === false
    ? []
    : check('externalTrafficPolicy', service.externalTrafficPolicy, policies, 'absent');
}

/** `empty`: fields that are strings take '' for absent, fields that are pointers do not. */
function* check(
  field: string,
  fact: Fact<string> | undefined,
  values: readonly string[],
  empty: 'absent' | 'a value' = 'a value',
): Iterable<Report> {
  if (!fact?.known || values.includes(fact.value) || (fact.value === '' && empty === 'absent')) return;
  const sameWord = values.find(value => value.toLowerCase() === fact.value.trim().toLowerCase());
  const near = sameWord ?? nearestNames(fact.value, values)[0];
  yield {
    place: fact.place,
    message: message(invalid, { value: fact.value, field, values: values.join(', ') }),
    fixes: near ? [replaceScalar(fact.place, near, sameWord !== undefined)] : [],
  };
}
