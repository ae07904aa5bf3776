/** An ExternalName Service without a name to lead to (ValidateService). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const missing = {
  en: 'A Service of type ExternalName needs an externalName',
  ko: 'ExternalName 타입 Service에는 externalName이 있어야 합니다',
};

export const serviceExternalNameRequired = defineRule({
  id: 'service-external-name-required',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A Service of type ExternalName has no `externalName`',
    ko: 'ExternalName 타입 Service에 `externalName`이 없습니다',
  },
  why: {
    en: 'An ExternalName Service is a DNS alias (CNAME) for its `externalName`. The API server rejects one that leads nowhere.',
    ko: 'ExternalName Service는 `externalName`을 가리키는 DNS 별칭(CNAME)입니다. 가리키는 곳이 없으면 API 서버가 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  on: ['service'],
  *check(service, view) {
    const { externalName, serviceType } = service;
    if (knownValue(serviceType) !== 'ExternalName' || !isWhole(service) || view.isOpen(service)) return;
    if (externalName && (!externalName.known || !/^\.?$/.test(externalName.value))) return;
    yield { place: externalName?.place ?? serviceType!.place, message: message(missing) };
  },
});
