/** A mirror or an external authorization whose Service does not exist (S8, S19: BackendNotFound). */
import { resolveBackend } from '../../gateway/backend.ts';
import { message } from '../../l10n/message.ts';
import { missingServiceReport } from '../missing-service.ts';
import { defineRule } from '../rule.ts';
import { allFilters } from './filters.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  mirror: {
    en: 'No Service "{name}" in namespace "{namespace}" to mirror to',
    ko: '요청을 복제해 보낼 Service "{name}"이(가) 네임스페이스 "{namespace}"에 없습니다',
  },
  auth: {
    en: 'No Service "{name}" in namespace "{namespace}" to ask for authorization',
    ko: '인증을 물어볼 Service "{name}"이(가) 네임스페이스 "{namespace}"에 없습니다',
  },
};

export const routeFilterMirrorBackendMissing = defineRule({
  id: 'route-filter-mirror-backend-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Filter of a route names a Service that does not exist',
    ko: '라우트의 필터가 존재하지 않는 Service를 가리킵니다',
  },
  why: {
    en: 'Requests are served as if there were no mirror, only that nobody gets the copies; where external authorization cannot be asked, requests are refused. The route’s status says ResolvedRefs False, BackendNotFound.',
    ko: '복제 대상이 없으면 요청은 그대로 처리되지만 복사본은 아무도 받지 못하고, 외부 인증을 물어볼 수 없으면 요청이 거부됩니다. 라우트의 상태에 ResolvedRefs False, BackendNotFound가 남습니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/guides/http-request-mirroring/`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const filter of allFilters(route)) {
      for (const [reference, text] of [
        [filter.requestMirror?.backendRef, texts.mirror],
        [filter.externalAuth?.backendRef, texts.auth],
      ] as const) {
        if (!reference?.name?.known || reference.name.value === '') continue;
        const resolution = resolveBackend(view, route, reference);
        if (resolution.state !== 'failed' || resolution.problem.step !== 'service') continue;
        const { namespace, name, nearest } = resolution.problem;
        const { place } = reference.name;
        const missing = message(text, { name, namespace });
        yield missingServiceReport(view, route, { place, message: missing, namespace, nearest });
      }
    }
  },
});
