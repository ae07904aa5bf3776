/** A backend that is an ExternalName Service: it has no endpoints, so what happens is up to the controller. */
import { type ControllerFamily, familyOf } from '../../bind/ingress-class.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule, type Severity } from '../rule.ts';
import { boundBackends, ingressDocs } from './backends.ts';

const texts: Record<'never' | 'plus' | 'traefik' | 'contour', Text> = {
  never: {
    en: '{service} is an ExternalName Service, which {controller} cannot send requests to',
    ko: '{service}은(는) ExternalName Service이며, {controller}은(는) 여기로 요청을 보낼 수 없습니다',
  },
  plus: {
    en: '{service} is an ExternalName Service, which {controller} serves only with NGINX Plus and a resolver',
    ko: '{service}은(는) ExternalName Service이며, {controller}은(는) NGINX Plus와 resolver가 있을 때만 지원합니다',
  },
  traefik: {
    en: '{service} is an ExternalName Service, which {controller} serves only with allowExternalNameServices',
    ko: '{service}은(는) ExternalName Service이며, {controller}은(는) allowExternalNameServices를 켰을 때만 지원합니다',
  },
  contour: {
    en: '{service} is an ExternalName Service, which {controller} serves only with enableExternalNameService',
    ko: '{service}은(는) ExternalName Service이며, {controller}은(는) enableExternalNameService를 켰을 때만 지원합니다',
  },
};

/** What controllers do; those that are not listed serve ExternalName Services. */
const byFamily: Partial<Record<ControllerFamily, { text: Text; controller: string; severity: Severity }>> = {
  gce: { text: texts.never, controller: 'GKE Ingress', severity: 'warning' },
  alb: { text: texts.never, controller: 'AWS Load Balancer Controller', severity: 'warning' },
  'nginx-inc': { text: texts.plus, controller: 'NGINX Ingress Controller', severity: 'info' },
  traefik: { text: texts.traefik, controller: 'Traefik', severity: 'info' },
  contour: { text: texts.contour, controller: 'Contour', severity: 'info' },
};

export const ingressBackendExternalName = defineRule({
  id: 'ingress-backend-external-name',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress controller does not send requests to ExternalName Services',
    ko: '인그레스 컨트롤러가 ExternalName Service로 요청을 보내지 않습니다',
  },
  why: {
    en: 'An ExternalName Service is a DNS alias without endpoints. ingress-nginx, Kong and HAProxy resolve the alias themselves; load balancers that send requests to pods or nodes have no target, and others must be told to allow it.',
    ko: 'ExternalName Service는 엔드포인트가 없는 DNS 별칭입니다. ingress-nginx, Kong, HAProxy는 별칭을 직접 해석하지만, 파드나 노드로 요청을 보내는 로드 밸런서에는 대상이 없고, 다른 컨트롤러에서는 따로 허용해야 합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname', ingressDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const behaviour = byFamily[familyOf(view, ingress)];
    if (!behaviour) return;
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      if (!services.every(s => knownValue(s.serviceType) === 'ExternalName')) continue;
      yield {
        place: backend.serviceName!.place,
        message: message(behaviour.text, { service: titleOf(service), controller: behaviour.controller }),
        severity: behaviour.severity,
      };
    }
  },
});
