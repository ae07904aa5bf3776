/** A resource backend: the API allows it, few controllers serve it. */

import { type ControllerFamily, familyOf } from '../../bind/ingress-class.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { backendsOf } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  unsupported: {
    en: '{controller} does not serve resource backends',
    ko: '{controller}은(는) 리소스 백엔드를 지원하지 않습니다',
  },
  incomplete: { en: 'A resource backend needs kind and name', ko: '리소스 백엔드에는 kind와 name이 필요합니다' },
};

/** Controllers whose code skips or refuses resource backends. */
const unsupported: Partial<Record<ControllerFamily, string>> = {
  nginx: 'ingress-nginx',
  'nginx-inc': 'NGINX Ingress Controller',
  gce: 'GKE Ingress',
  alb: 'AWS Load Balancer Controller',
  contour: 'Contour',
};

export const ingressBackendResourceUnsupported = defineRule({
  id: 'ingress-backend-resource-unsupported',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress controller does not serve resource backends',
    ko: '인그레스 컨트롤러가 리소스 백엔드를 지원하지 않습니다',
  },
  why: {
    en: 'A `resource` backend stands for an object that only some controllers know what to do with. The others skip the path, and its requests end in the default backend’s 404, or refuse the whole Ingress.',
    ko: '`resource` 백엔드는 일부 컨트롤러만 처리할 수 있는 오브젝트를 가리킵니다. 다른 컨트롤러는 이 경로를 건너뛰어 요청이 기본 백엔드의 404로 끝나거나, Ingress 전체를 거부합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#resource-backend`],
  on: ['ingress'],
  *check(ingress, view) {
    const controller = unsupported[familyOf(view, ingress)];
    for (const { resource, hasService } of backendsOf(ingress)) {
      if (!resource || hasService) continue;
      if (isWhole(ingress) && (!resource.kind || !resource.name))
        yield { place: resource.place, message: message(texts.incomplete), severity: 'error' };
      else if (controller)
        yield { place: resource.kind?.place ?? resource.place, message: message(texts.unsupported, { controller }) };
    }
  },
});
