/** A replaced prefix in a rule that does not match by exactly one prefix (the API server refuses the route). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  prefix: {
    en: 'ReplacePrefixMatch needs exactly one match of type PathPrefix',
    ko: 'ReplacePrefixMatch에는 PathPrefix 유형의 조건이 정확히 하나 필요합니다',
  },
  match: { en: 'what the rule matches', ko: '이 규칙의 조건' },
};

export const routeFilterPrefixMatchRequired = defineRule({
  id: 'route-filter-prefix-match-required',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'ReplacePrefixMatch without exactly one PathPrefix match',
    ko: 'PathPrefix 조건이 정확히 하나가 아닌데 ReplacePrefixMatch를 씁니다',
  },
  why: {
    en: '`ReplacePrefixMatch` replaces the prefix that the rule has matched, so the rule must have one match, by PathPrefix; the API server rejects the route.',
    ko: '`ReplacePrefixMatch`는 규칙이 일치시킨 접두사를 바꾸므로 규칙에 PathPrefix 조건이 하나만 있어야 합니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/guides/http-redirect-rewrite/`],
  on: ['gateway-route'],
  *check(route) {
    for (const rule of route.rules?.items ?? []) {
      const { matches } = rule;
      if (!matches?.complete || matches.items.length === 0) continue;
      const [first] = matches.items;
      const matchType = first?.path?.matchType;
      const isPrefix = matches.items.length === 1 && (!matchType?.known || matchType.value === 'PathPrefix');
      if (isPrefix) continue;
      const filters = [...(rule.filters?.items ?? []), ...(rule.backendRefs?.items ?? []).flatMap(b => b.filters)];
      for (const filter of filters) {
        const modifier = (filter.urlRewrite ?? filter.requestRedirect)?.path?.modifierType;
        if (!modifier?.known || modifier.value !== 'ReplacePrefixMatch') continue;
        yield {
          place: modifier.place,
          message: message(texts.prefix),
          related: [{ place: (matchType ?? matches).place, message: message(texts.match) }],
        };
      }
    }
  },
});
