/** A headless backend where the controller was told to go through the Service's cluster IP, which there is none of. */

import { familyOf } from '../../bind/ingress-class.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import type { Service } from '../../model/kinds/service.ts';
import { annotation, titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { boundBackends, ingressDocs } from './backends.ts';

const headless = {
  en: '{service} is headless: {reason} needs a cluster IP or node port',
  ko: '{service}은(는) 헤드리스입니다. {reason}에는 클러스터 IP나 노드 포트가 필요합니다',
};

export const ingressBackendHeadless = defineRule({
  id: 'ingress-backend-headless',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress goes through the cluster IP of a headless Service',
    ko: 'Ingress가 헤드리스 Service의 클러스터 IP를 사용합니다',
  },
  why: {
    en: 'Controllers usually send requests straight to pods, so a headless Service is as good as any. With `service-upstream`, or a load balancer in front of nodes, they need an address that a headless Service does not have, and requests fail.',
    ko: '컨트롤러는 보통 파드로 바로 요청을 보내므로 헤드리스 Service도 문제가 없습니다. 그러나 `service-upstream`을 쓰거나 로드 밸런서가 노드를 대상으로 하면 헤드리스 Service에는 없는 주소가 필요해 요청이 실패합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#headless-services', ingressDocs],
  on: ['ingress'],
  *check(ingress, view) {
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      if (!services.every(s => isHeadless(s))) continue;
      const reason = clusterAddressUser(view, ingress, service);
      if (reason)
        yield {
          place: backend.serviceName!.place,
          message: message(headless, { service: titleOf(service), reason }),
          related: service.clusterIP
            ? [{ place: service.clusterIP.place, message: message({ en: 'clusterIP: None', ko: 'clusterIP: None' }) }]
            : [],
        };
    }
  },
});

/** What makes the controller use the Service's own address, if anything does. */
function clusterAddressUser(view: View, ingress: Ingress, service: Service): string | undefined {
  switch (familyOf(view, ingress)) {
    case 'nginx':
      return annotation(ingress, 'nginx.ingress.kubernetes.io/service-upstream') === 'true'
        ? 'service-upstream'
        : undefined;
    case 'nginx-inc':
      return annotation(ingress, 'nginx.org/use-cluster-ip') === 'true' ? 'use-cluster-ip' : undefined;
    case 'traefik':
      return annotation(service, 'traefik.ingress.kubernetes.io/service.nativelb') === 'true' ? 'nativelb' : undefined;
    default:
      return undefined;
  }
}
