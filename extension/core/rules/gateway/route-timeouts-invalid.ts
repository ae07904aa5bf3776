/** Timeouts of a route that are no durations, or that contradict each other (the API server refuses the route). */

import { message } from '../../l10n/message.ts';
import { parseDuration } from '../../text/duration.ts';
import { defineRule } from '../rule.ts';
import { misspeltDurations } from './duration-form.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  form: {
    en: '"{value}" is no duration: write whole numbers with h, m, s or ms, as in 500ms or 1m30s',
    ko: '"{value}"은(는) 올바른 시간이 아닙니다. 500ms, 1m30s처럼 정수와 h, m, s, ms로 적어야 합니다',
  },
  longer: {
    en: 'backendRequest ({backend}) is longer than request ({request})',
    ko: 'backendRequest({backend})가 request({request})보다 깁니다',
  },
  request: { en: 'the timeout of the whole request', ko: '요청 전체의 제한 시간' },
};

export const routeTimeoutsInvalid = defineRule({
  id: 'route-timeouts-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Timeouts of a route are not valid',
    ko: '라우트의 제한 시간이 올바르지 않습니다',
  },
  why: {
    en: 'A timeout is one to four whole numbers with h, m, s or ms (GEP-2257), without fractions. `backendRequest` is one attempt within `request`, so it cannot be longer; `0s` switches a timeout off. The API server rejects the route.',
    ko: '제한 시간은 h, m, s, ms가 붙은 정수 1~4개이며(GEP-2257) 소수는 쓸 수 없습니다. `backendRequest`는 `request` 안의 한 번의 시도이므로 더 길 수 없고, `0s`는 제한을 끕니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/geps/gep-1742/`, `${gatewayDocs}/geps/gep-2257/`],
  on: ['gateway-route'],
  *check(route) {
    for (const { timeouts } of route.rules?.items ?? []) {
      if (!timeouts) continue;
      const [request, backend] = [timeouts.request, timeouts.backendRequest];
      yield* misspeltDurations([request, backend], texts.form);
      if (!request?.known || !backend?.known) continue;
      const [whole, attempt] = [parseDuration(request.value), parseDuration(backend.value)];
      if (!whole || attempt === undefined || attempt <= whole) continue;
      yield {
        place: backend.place,
        message: message(texts.longer, { backend: backend.value, request: request.value }),
        related: [{ place: request.place, message: message(texts.request) }],
      };
    }
  },
});
