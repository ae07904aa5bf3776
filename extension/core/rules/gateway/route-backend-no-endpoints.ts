/** A backend whose Service is there and has the port, but no pod answers behind it. The cause is reported at the Service. */
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { endpointsCause } from '../no-endpoints.ts';
import { defineRule } from '../rule.ts';
import { resolvedBackends } from './backends.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  none: { en: '{service} has no endpoints for this rule', ko: '{service}에는 이 규칙을 처리할 엔드포인트가 없습니다' },
};

export const routeBackendNoEndpoints = defineRule({
  id: 'route-backend-no-endpoints',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Backend Service of a route has no endpoints',
    ko: '라우트의 백엔드 Service에 엔드포인트가 없습니다',
  },
  why: {
    en: 'The rule leads to a Service behind which no pod answers, because its selector matches none or its named target port is declared by none. The gateway answers this share of the requests with 503; TLS and TCP connections are refused.',
    ko: '셀렉터와 일치하는 파드가 없거나 이름으로 적은 대상 포트를 선언한 파드가 없어, 이 규칙의 Service 뒤에서 응답할 파드가 없습니다. 게이트웨이는 이 몫의 요청에 503으로 응답하고 TLS와 TCP 연결은 거부됩니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httprouterule`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { reference, resolution } of resolvedBackends(view, route)) {
      if (resolution.state !== 'resolved') continue;
      const cause = endpointsCause(view, resolution.service, resolution.port);
      if (!cause) continue;
      yield {
        place: (reference.name ?? reference).place,
        message: message(texts.none, { service: titleOf(resolution.service) }),
        related: [cause],
      };
    }
  },
});
