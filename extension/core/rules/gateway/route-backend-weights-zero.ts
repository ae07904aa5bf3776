/** Backends of a rule that all have weight 0: nobody gets a request. */
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  zero: {
    en: 'All backends of this rule have weight 0: every request gets 500',
    ko: '이 규칙의 백엔드 weight가 모두 0이어서 모든 요청이 500을 받습니다',
  },
};

export const routeBackendWeightsZero = defineRule({
  id: 'route-backend-weights-zero',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'All backends of a route rule have weight 0',
    ko: '라우트 규칙의 백엔드 weight가 모두 0입니다',
  },
  why: {
    en: 'Requests are shared out by weight. With a sum of 0 no backend gets any, and the gateway answers with 500.',
    ko: '요청은 weight에 따라 나뉩니다. 합이 0이면 어느 백엔드도 요청을 받지 못하고 게이트웨이는 500으로 응답합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/guides/traffic-splitting/`],
  on: ['gateway-route'],
  *check(route) {
    for (const { backendRefs } of route.rules?.items ?? []) {
      if (!backendRefs?.complete || backendRefs.items.length === 0) continue;
      if (!backendRefs.items.every(backend => valueOrDefault(backend.weight, 1) === 0)) continue;
      yield { place: backendRefs.items[0]!.weight!.place, message: message(texts.zero) };
    }
  },
});
