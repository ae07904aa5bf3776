/** A backend that names neither a Service nor a resource (validateIngressBackend). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { backendsOf } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  empty: { en: 'The backend names no Service', ko: '백엔드에 Service가 지정되어 있지 않습니다' },
  noName: { en: 'The backend’s service has no name', ko: '백엔드의 service에 name이 없습니다' },
  none: { en: 'The path has no backend', ko: '경로에 backend가 없습니다' },
};

export const ingressBackendEmpty = defineRule({
  id: 'ingress-backend-empty',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress backend names no Service', ko: 'Ingress 백엔드에 Service가 없습니다' },
  why: {
    en: 'Every path needs a backend with a `service` or a `resource`. The API server refuses the Ingress, and all its routes stay as they were.',
    ko: '모든 경로에는 `service`나 `resource`가 있는 백엔드가 필요합니다. API 서버가 Ingress를 거부하며 모든 라우팅은 이전 상태로 남습니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#the-ingress-resource`],
  on: ['ingress'],
  *check(ingress) {
    if (!isWhole(ingress)) return;
    for (const path of ingress.rules.flatMap(rule => rule.paths)) {
      if (!path.backend) yield { place: path.path?.place ?? path.place, message: message(texts.none) };
    }
    for (const backend of backendsOf(ingress)) {
      if (backend.resource) continue;
      if (!backend.hasService && !backend.servicePlace && backend.legacyKeys.length === 0)
        yield { place: backend.keyPlace, message: message(texts.empty) };
      else if (
        backend.hasService &&
        (!backend.serviceName || (backend.serviceName.known && backend.serviceName.value === ''))
      )
        yield { place: backend.servicePlace ?? backend.keyPlace, message: message(texts.noName) };
    }
  },
});
