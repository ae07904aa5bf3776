/** A default backend whose Service does not exist in the Ingress's namespace (S8). */
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';
import { missingService } from './missing-service.ts';

export const ingressDefaultBackendServiceMissing = defineRule({
  id: 'ingress-default-backend-service-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress `defaultBackend` names a Service that does not exist',
    ko: 'Ingress의 `defaultBackend`가 존재하지 않는 Service를 가리킵니다',
  },
  why: {
    en: 'Requests that no rule matches go to the default backend, a Service of the Ingress’s own namespace. While it is not there, they are answered with 503, or with the controller’s own 404.',
    ko: '어느 규칙과도 일치하지 않는 요청은 Ingress와 같은 네임스페이스의 Service인 기본 백엔드로 갑니다. 그 Service가 없으면 503이나 컨트롤러 자체의 404로 응답합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#default-backend`],
  on: ['ingress'],
  *check(ingress, view) {
    if (ingress.defaultBackend) yield* missingService(view, ingress, ingress.defaultBackend);
  },
});
