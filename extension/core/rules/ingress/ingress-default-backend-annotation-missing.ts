/** The Service for errors, named by an annotation of ingress-nginx, that does not exist or has no port. */
import { bindServiceName, servicesElsewhere } from '../../bind/service-name.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { missingServiceReport } from '../missing-service.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs } from './annotations.ts';

const texts = {
  missing: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
  noPorts: { en: '{service} has no ports', ko: '{service}에는 포트가 없습니다' },
};

export const ingressDefaultBackendAnnotationMissing = defineRule({
  id: 'ingress-default-backend-annotation-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Annotation `default-backend` names a Service that does not exist',
    ko: '`default-backend` 어노테이션이 존재하지 않는 Service를 가리킵니다',
  },
  why: {
    en: 'ingress-nginx takes the first port of this Service for requests that the backends cannot answer. Without it the controller’s own default backend answers, and `custom-http-errors` shows its pages.',
    ko: 'ingress-nginx는 백엔드가 응답할 수 없는 요청을 이 Service의 첫 포트로 보냅니다. Service가 없으면 컨트롤러의 기본 백엔드가 응답하고 `custom-http-errors`도 그 페이지를 보여 줍니다.',
  },
  fixable: 'sometimes',
  references: [`${nginxDocs}#default-backend`],
  on: ['ingress'],
  *check(ingress, view) {
    const fact = nginxAnnotation(ingress, 'default-backend');
    const namespace = view.namespaceOf(ingress);
    if (!fact || namespace === undefined || !mayBeNginx(view, ingress)) return;
    const name = fact.value.trim();
    const binding = bindServiceName(view, ingress, namespace, name);
    if (binding.state === 'bound') {
      const service = binding.targets.find(one => isWhole(one) && one.ports.length === 0);
      if (service) yield { place: fact.place, message: message(texts.noPorts, { service: titleOf(service) }) };
    }
    if (binding.state !== 'unbound' || servicesElsewhere(view, ingress, namespace, name).length > 0) return;
    const text = message(texts.missing, { name, namespace });
    const nearest = binding.nearest.slice(0, 3);
    yield missingServiceReport(view, ingress, { place: fact.place, message: text, namespace, nearest });
  },
});
