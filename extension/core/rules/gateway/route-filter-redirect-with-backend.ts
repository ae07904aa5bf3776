/** A redirect in a rule that has backends (the API server refuses the route). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  both: {
    en: 'A rule with a RequestRedirect cannot have backendRefs',
    ko: 'RequestRedirect가 있는 규칙에는 backendRefs를 쓸 수 없습니다',
  },
  backend: { en: 'the backends of the rule', ko: '이 규칙의 백엔드' },
};

export const routeFilterRedirectWithBackend = defineRule({
  id: 'route-filter-redirect-with-backend',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route rule has both a redirect and backends',
    ko: '라우트 규칙에 리다이렉트와 백엔드가 함께 있습니다',
  },
  why: {
    en: 'A redirect answers the request by itself, so nothing is left for a backend; the API server rejects the route.',
    ko: '리다이렉트는 요청에 직접 응답하므로 백엔드로 갈 것이 없습니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/guides/http-redirect-rewrite/`],
  on: ['gateway-route'],
  *check(route) {
    for (const rule of route.rules?.items ?? []) {
      const backends = rule.backendRefs;
      if (!backends || backends.items.length === 0) continue;
      for (const { filterType } of rule.filters?.items ?? []) {
        if (!filterType?.known || filterType.value !== 'RequestRedirect') continue;
        yield {
          place: filterType.place,
          message: message(texts.both),
          related: [{ place: backends.items[0]!.place, message: message(texts.backend) }],
        };
      }
    }
  },
});
