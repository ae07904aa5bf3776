/** Filters that have nothing to act on, because a redirect of the same rule answers the request (IncompatibleFilters). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  idle: {
    en: '{type} beside a RequestRedirect: no request is forwarded that it could act on',
    ko: 'RequestRedirect와 함께 쓴 {type}에는 적용할 요청이 없습니다. 요청이 전달되지 않기 때문입니다',
  },
  redirect: { en: 'the redirect', ko: '리다이렉트' },
};

export const routeFiltersConflict = defineRule({
  id: 'route-filters-conflict',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Filter has no effect beside a redirect',
    ko: '리다이렉트와 함께 쓴 필터에 효과가 없습니다',
  },
  why: {
    en: 'A redirect answers the request by itself. What changes or copies a request on its way to a backend does nothing then; implementations ignore it or do not accept the route (IncompatibleFilters). Headers of the answer can still be changed with ResponseHeaderModifier.',
    ko: '리다이렉트는 요청에 직접 응답합니다. 백엔드로 가는 요청을 바꾸거나 복제하는 필터는 아무 일도 하지 않으며, 구현체는 이를 무시하거나 라우트를 수락하지 않습니다(IncompatibleFilters). 응답의 헤더는 ResponseHeaderModifier로 바꿀 수 있습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httprouterule`],
  on: ['gateway-route'],
  *check(route) {
    for (const rule of route.rules?.items ?? []) {
      const filters = rule.filters?.items ?? [];
      const redirect = filters.find(filter => knownValue(filter.filterType) === 'RequestRedirect');
      if (!redirect) continue;
      for (const { filterType } of filters) {
        if (!filterType?.known || !['RequestHeaderModifier', 'RequestMirror'].includes(filterType.value)) continue;
        yield {
          place: filterType.place,
          message: message(texts.idle, { type: filterType.value }),
          related: [{ place: redirect.filterType!.place, message: message(texts.redirect) }],
          unnecessary: true,
        };
      }
    }
  },
});
