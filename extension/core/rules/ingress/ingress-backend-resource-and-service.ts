/** A backend that is both a Service and another object (validateIngressBackend in k8s.io/kubernetes pkg/apis/networking/validation). */
import { message } from '../../l10n/message.ts';
import { backendsOf } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const both = {
  en: 'A backend is either a service or a resource, not both',
  ko: '백엔드에는 service와 resource 중 하나만 쓸 수 있습니다',
};

export const ingressBackendResourceAndService = defineRule({
  id: 'ingress-backend-resource-and-service',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress backend sets both `service` and `resource`',
    ko: 'Ingress 백엔드에 `service`와 `resource`가 모두 있습니다',
  },
  why: {
    en: 'The two exclude each other: the API server refuses the Ingress, and all its routes stay as they were.',
    ko: '둘은 함께 쓸 수 없습니다. API 서버가 Ingress를 거부하며 모든 라우팅은 이전 상태로 남습니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#resource-backend`],
  on: ['ingress'],
  *check(ingress) {
    for (const backend of backendsOf(ingress)) {
      if (!backend.resource || !backend.hasService) continue;
      yield { place: backend.keyPlace, message: message(both) };
    }
  },
});
