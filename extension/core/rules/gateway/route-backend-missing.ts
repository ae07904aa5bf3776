/** A backendRef to a Service that does not exist (S8, S19: BackendNotFound). */
import { servicesElsewhere } from '../../bind/service-name.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { missingServiceReport } from '../missing-service.ts';
import { defineRule } from '../rule.ts';
import { failedBackends } from './backends.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
  elsewhere: { en: '{service} in namespace "{namespace}"', ko: '네임스페이스 "{namespace}"의 {service}' },
};

export const routeBackendMissing = defineRule({
  id: 'route-backend-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Route names a backend Service that does not exist',
    ko: '라우트가 존재하지 않는 백엔드 Service를 가리킵니다',
  },
  why: {
    en: 'The gateway answers the share of requests of a backend that does not exist with 500, all of them if it is the only one; TLS and TCP connections are refused. The route is accepted all the same; its status says ResolvedRefs False, BackendNotFound. Without `namespace` the Service is looked for in the route’s own.',
    ko: '존재하지 않는 백엔드의 몫에는 게이트웨이가 500으로 응답하고 그 백엔드뿐이면 모든 요청이 500을 받습니다. TLS와 TCP 연결은 거부됩니다. 그래도 라우트는 수락되며 상태에 ResolvedRefs False, BackendNotFound가 남습니다. `namespace`가 없으면 라우트 자신의 네임스페이스에서 찾습니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#httpbackendref`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { reference, backend, problem } of failedBackends(view, route, 'service')) {
      // Those of filters get no requests of their own: route-filter-mirror-backend-missing.
      if (!backend) continue;
      if (!reference.name?.known || problem.name === '') continue;
      const { namespace, name, nearest } = problem;
      const elsewhere = servicesElsewhere(view, route, namespace, name);
      const { place } = reference.name;
      const text = message(texts.missing, { name, namespace });
      const report = missingServiceReport(view, route, { place, message: text, namespace, nearest });
      yield {
        ...report,
        related: [
          ...report.related,
          ...elsewhere.map(service => ({
            place: service.namePlace,
            message: message(texts.elsewhere, {
              service: titleOf(service),
              namespace: view.namespaceOf(service) ?? '?',
            }),
          })),
        ],
      };
    }
  },
});
