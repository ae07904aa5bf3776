/** A path whose backend Service does not exist in the Ingress's namespace (S8). */
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';
import { missingService } from './missing-service.ts';

export const ingressBackendServiceMissing = defineRule({
  id: 'ingress-backend-service-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress path names a Service that does not exist',
    ko: 'Ingress 경로가 존재하지 않는 Service를 가리킵니다',
  },
  why: {
    en: 'A backend is a Service of the Ingress’s own namespace. While it is not there, the ingress controller answers requests for this path with 503, or with its default backend’s 404.',
    ko: '백엔드는 Ingress와 같은 네임스페이스의 Service입니다. 그 Service가 없으면 인그레스 컨트롤러는 이 경로의 요청에 503이나 기본 백엔드의 404로 응답합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#the-ingress-resource`],
  on: ['ingress'],
  *check(ingress, view) {
    for (const path of ingress.rules.flatMap(rule => rule.paths)) {
      if (path.backend) yield* missingService(view, ingress, path.backend);
    }
  },
});
