/** A Service without ports (ValidateService): only headless and ExternalName Services may have none. */
import { isHeadless, isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const missing = { en: 'The Service has no ports', ko: 'Service에 포트가 없습니다' };

export const servicePortsRequired = defineRule({
  id: 'service-ports-required',
  group: 'service',
  severity: 'error',
  summary: { en: 'Service has no ports', ko: 'Service에 포트가 없습니다' },
  why: {
    en: 'Only a headless Service (`clusterIP: None`) and an ExternalName Service may have no ports. The API server rejects any other.',
    ko: '헤드리스 Service(`clusterIP: None`)와 ExternalName Service만 포트 없이 만들 수 있습니다. 그 밖에는 API 서버가 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    // A kustomization's patches may bring the ports.
    if (!isWhole(service) || view.isOpen(service) || !service.portsComplete || service.ports.length > 0) return;
    if (serviceTypeOf(service) === 'ExternalName' || isHeadless(service) !== false) return;
    if (service.serviceType && !service.serviceType.known) return;
    yield { place: service.portsPlace ?? service.specPlace, message: message(missing) };
  },
});
