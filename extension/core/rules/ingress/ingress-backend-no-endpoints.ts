/** A backend whose Service is there and has the port, but no pod answers behind it. The cause is reported at the Service. */
import { backendPort, bindBackendPort } from '../../bind/backend.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { endpointsCause } from '../no-endpoints.ts';
import { defineRule } from '../rule.ts';
import { boundBackends, ingressDocs } from './backends.ts';

const texts = {
  none: { en: '{service} has no endpoints for this path', ko: '{service}에는 이 경로를 처리할 엔드포인트가 없습니다' },
};

export const ingressBackendNoEndpoints = defineRule({
  id: 'ingress-backend-no-endpoints',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'Ingress backend Service has no endpoints', ko: 'Ingress 백엔드 Service에 엔드포인트가 없습니다' },
  why: {
    en: 'The path leads to a Service behind which no pod answers, because its selector matches none or its named target port is declared by none. The ingress controller answers with 503.',
    ko: '셀렉터와 일치하는 파드가 없거나 이름으로 적은 대상 포트를 선언한 파드가 없어, 이 경로의 Service 뒤에서 응답할 파드가 없습니다. 인그레스 컨트롤러는 503으로 응답합니다.',
  },
  fixable: 'no',
  references: [ingressDocs, 'https://kubernetes.io/docs/concepts/services-networking/service/'],
  on: ['ingress'],
  *check(ingress, view) {
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      const causes = services.map(s => {
        const bound = backendPort(backend) === undefined ? undefined : bindBackendPort(s, backend);
        return endpointsCause(view, s, bound?.state === 'bound' ? bound.targets[0] : undefined);
      });
      const [cause] = causes;
      if (!cause || causes.includes(undefined)) continue;
      yield {
        place: backend.serviceName!.place,
        message: message(texts.none, { service: titleOf(service) }),
        related: [cause],
      };
    }
  },
});
