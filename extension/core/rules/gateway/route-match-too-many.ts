/** More rules or matches than a route may have (the API server refuses the route). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  total: {
    en: 'The rules have {count} matches together; a route may have 128',
    ko: '규칙들의 조건이 모두 {count}개입니다. 라우트 하나에는 128개까지 쓸 수 있습니다',
  },
  rule: {
    en: 'This rule has {count} matches; a rule may have 64',
    ko: '이 규칙의 조건이 {count}개입니다. 규칙 하나에는 64개까지 쓸 수 있습니다',
  },
  rules: {
    en: 'The route has {count} rules; it may have 16',
    ko: '라우트의 규칙이 {count}개입니다. 16개까지 쓸 수 있습니다',
  },
};

export const routeMatchTooMany = defineRule({
  id: 'route-match-too-many',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route has more rules or matches than the API allows',
    ko: '라우트의 규칙이나 조건이 API의 한도를 넘습니다',
  },
  why: {
    en: 'An HTTPRoute or GRPCRoute has at most 16 rules, 64 matches in a rule and 128 matches in all; the API server rejects a longer one. Routes with the same parents and host names are merged, so it can be split.',
    ko: 'HTTPRoute와 GRPCRoute에는 규칙 16개, 규칙마다 조건 64개, 전체 조건 128개까지 쓸 수 있으며 API 서버는 더 긴 라우트를 거부합니다. 부모와 호스트 이름이 같은 라우트는 합쳐지므로 나누어 적을 수 있습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httproutespec`],
  on: ['gateway-route'],
  *check(route) {
    const { rules } = route;
    if (!rules || (route.kind !== 'HTTPRoute' && route.kind !== 'GRPCRoute')) return;
    if (rules.items.length > 16) {
      yield { place: rules.items[16]!.place, message: message(texts.rules, { count: rules.items.length }) };
    }
    let total = 0;
    for (const rule of rules.items) {
      const count = rule.matches?.items.length ?? 0;
      if (count > 64) yield { place: rule.matches!.items[64]!.place, message: message(texts.rule, { count }) };
      total += count;
    }
    if (total > 128) yield { place: route.specPlace, message: message(texts.total, { count: total }) };
  },
});
