/** A rule that sends requests nowhere: no backend, no redirect, nothing that answers. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  http: {
    en: 'This rule has neither a backend nor a redirect: its requests get 500',
    ko: '이 규칙에는 백엔드도 리다이렉트도 없어 요청이 500을 받습니다',
  },
  other: {
    en: 'This rule has no backend: its connections are refused',
    ko: '이 규칙에는 백엔드가 없어 연결이 거부됩니다',
  },
};

/** Filters that answer by themselves, or may. */
const answering = new Set(['RequestRedirect', 'ExtensionRef']);

export const routeRuleNoBackend = defineRule({
  id: 'route-rule-no-backend',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Route rule without a backend',
    ko: '라우트 규칙에 백엔드가 없습니다',
  },
  why: {
    en: 'What matches a rule without backends and without a redirect is answered with 500, whatever other rules say.',
    ko: '백엔드도 리다이렉트도 없는 규칙에 맞는 요청은 다른 규칙과 상관없이 500을 받습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httprouterule`],
  on: ['gateway-route'],
  *check(route) {
    if (route.shape !== 'complete') return;
    const isHttp = route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute';
    for (const { backendRefs, filters, place } of route.rules?.items ?? []) {
      if ((backendRefs?.items.length ?? 0) > 0 || backendRefs?.complete === false) continue;
      const types = (filters?.items ?? []).map(filter => knownValue(filter.filterType));
      if (types.some(type => type === undefined || answering.has(type))) continue;
      yield { place: backendRefs?.place ?? place, message: message(isHttp ? texts.http : texts.other) };
    }
  },
});
