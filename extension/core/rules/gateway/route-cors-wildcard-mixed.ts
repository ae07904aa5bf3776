/** `*` beside other entries of a CORS filter (the API server refuses the route). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { allFilters } from './filters.ts';
import { gatewayDocs } from './parents.ts';

const mixed = {
  en: '"*" is for everything and cannot stand beside other entries of {field}',
  ko: '"*"은(는) 전부를 뜻하므로 {field}의 다른 항목과 함께 쓸 수 없습니다',
};

export const routeCorsWildcardMixed = defineRule({
  id: 'route-cors-wildcard-mixed',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'CORS filter has "*" beside other entries',
    ko: 'CORS 필터에서 "*"을(를) 다른 항목과 함께 씁니다',
  },
  why: {
    en: 'Origins, methods and headers are either a list or `*` alone; the API server rejects a route that mixes them.',
    ko: '출처, 메서드, 헤더는 목록으로 적거나 `*` 하나만 적습니다. 섞어 쓰면 API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/geps/gep-1767/`],
  on: ['gateway-route'],
  *check(route) {
    for (const { cors } of allFilters(route)) {
      if (!cors) continue;
      for (const field of ['allowOrigins', 'allowMethods', 'allowHeaders'] as const) {
        const entries = cors[field]?.items ?? [];
        const star = entries.length > 1 ? entries.find(entry => entry.known && entry.value === '*') : undefined;
        if (!star) continue;
        // Gateway API 1.4 still takes headers beside the asterisk.
        const severity = field === 'allowHeaders' ? 'warning' : 'error';
        yield { place: star.place, message: message(mixed, { field }), severity };
      }
    }
  },
});
