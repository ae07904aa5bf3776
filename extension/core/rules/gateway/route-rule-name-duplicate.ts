/** Two rules of a route with the same name (the API server refuses the route). */
import { message } from '../../l10n/message.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  twice: { en: 'There is already a rule "{name}"', ko: '이미 규칙 "{name}"이(가) 있습니다' },
  first: { en: 'the first one', ko: '첫 번째 규칙' },
};

export const routeRuleNameDuplicate = defineRule({
  id: 'route-rule-name-duplicate',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Two rules of a route have the same name',
    ko: '라우트의 두 규칙 이름이 같습니다',
  },
  why: {
    en: 'Rule names are unique within a route; the API server rejects it.',
    ko: '규칙 이름은 라우트 안에서 겹칠 수 없습니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httprouterule`],
  on: ['gateway-route'],
  *check(route) {
    const seen = new Map<string, Place>();
    for (const { name } of route.rules?.items ?? []) {
      if (!name?.known) continue;
      const first = seen.get(name.value);
      if (first) {
        yield {
          place: name.place,
          message: message(texts.twice, { name: name.value }),
          related: [{ place: first, message: message(texts.first) }],
        };
      } else seen.set(name.value, name.place);
    }
  },
});
