/** A filter that a rule may have once, twice, or a redirect beside a rewrite (the API server refuses the route). */
import { message } from '../../l10n/message.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  twice: { en: 'There is already a {type} in this rule', ko: '이 규칙에 이미 {type}이(가) 있습니다' },
  both: {
    en: 'RequestRedirect and URLRewrite cannot stand in one rule',
    ko: 'RequestRedirect와 URLRewrite는 한 규칙에 함께 쓸 수 없습니다',
  },
  first: { en: 'the first one', ko: '첫 번째 필터' },
};

export const routeFilterRepeated = defineRule({
  id: 'route-filter-repeated',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Filter stands twice in one rule',
    ko: '한 규칙에 같은 필터가 두 번 있습니다',
  },
  why: {
    en: 'Header modifiers, RequestRedirect and URLRewrite may stand once in a rule, and a redirect excludes a rewrite; the API server rejects the route. Several headers go into one modifier.',
    ko: '헤더 수정, RequestRedirect, URLRewrite는 규칙마다 한 번만 쓸 수 있고 리다이렉트와 재작성은 함께 쓸 수 없습니다. API 서버가 라우트를 거부합니다. 여러 헤더는 한 필터에 적습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httproutefilter`],
  on: ['gateway-route'],
  *check(route) {
    for (const rule of route.rules?.items ?? []) {
      const lists = [rule.filters?.items ?? [], ...(rule.backendRefs?.items ?? []).map(backend => backend.filters)];
      for (const filters of lists) {
        const seen = new Map<string, Place>();
        for (const { filterType } of filters) {
          if (!filterType?.known || !once.has(filterType.value)) continue;
          const { value, place } = filterType;
          const rival = value === 'URLRewrite' ? 'RequestRedirect' : value === 'RequestRedirect' ? 'URLRewrite' : value;
          const [same, other] = [seen.get(value), seen.get(rival)];
          const first = same ?? other;
          if (first) {
            yield {
              place,
              message: message(same ? texts.twice : texts.both, { type: value }),
              // Before Gateway API 1.5 the API server lets a second one pass, though no implementation has two.
              ...(value === 'CORS' ? { severity: 'warning' as const } : {}),
              related: [{ place: first, message: message(texts.first) }],
            };
          }
          seen.set(value, place);
        }
      }
    }
  },
});

const once = new Set(['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite', 'CORS']);
