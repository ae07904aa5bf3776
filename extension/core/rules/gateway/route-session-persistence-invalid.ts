/** Session persistence whose fields do not fit each other (the API server refuses the route). */

import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';
import { misspeltDurations } from './duration-form.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  timeout: {
    en: 'A Permanent cookie needs an absoluteTimeout',
    ko: 'Permanent 쿠키에는 absoluteTimeout이 필요합니다',
  },
  cookie: {
    en: 'cookieConfig is only for type Cookie, but the type is {type}',
    ko: 'cookieConfig는 Cookie 유형에만 쓸 수 있는데 유형이 {type}입니다',
  },
  type: { en: '"{value}" is neither {a} nor {b}', ko: '"{value}"은(는) {a}도 {b}도 아닙니다' },
  form: {
    en: '"{value}" is no duration: write whole numbers with h, m, s or ms, as in 30m or 12h',
    ko: '"{value}"은(는) 올바른 시간이 아닙니다. 30m, 12h처럼 정수와 h, m, s, ms로 적어야 합니다',
  },
};

const enumerations = [
  ['persistenceType', ['Cookie', 'Header']],
  ['lifetimeType', ['Session', 'Permanent']],
] as const;

export const routeSessionPersistenceInvalid = defineRule({
  id: 'route-session-persistence-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Session persistence of a route is not valid',
    ko: '라우트의 세션 유지 설정이 올바르지 않습니다',
  },
  why: {
    en: 'A cookie that outlives the browser session needs `absoluteTimeout`, which becomes its lifetime, and cookie settings belong to type Cookie. The API server rejects the route.',
    ko: '브라우저 세션보다 오래 남는 쿠키에는 수명이 되는 `absoluteTimeout`이 필요하며, 쿠키 설정은 Cookie 유형에만 쓸 수 있습니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/geps/gep-1619/`],
  on: ['gateway-route'],
  *check(route): Iterable<Report> {
    for (const { sessionPersistence: persistence } of route.rules?.items ?? []) {
      if (!persistence) continue;
      const { lifetimeType, persistenceType, cookieConfigPlace } = persistence;
      if (lifetimeType && knownValue(lifetimeType) === 'Permanent' && !persistence.absoluteTimeout) {
        if (route.shape === 'complete') yield { place: lifetimeType.place, message: message(texts.timeout) };
      }
      const type = valueOrDefault(persistenceType, 'Cookie');
      if (cookieConfigPlace && type === 'Header')
        // Refused since Gateway API 1.5, ignored before.
        yield { place: cookieConfigPlace, message: message(texts.cookie, { type }), severity: 'warning' };
      for (const [field, [a, b]] of enumerations) {
        const fact = persistence[field];
        if (!fact?.known || fact.value === a || fact.value === b) continue;
        yield {
          place: fact.place,
          message: message(texts.type, { value: fact.value, a, b }),
          fixes: nearestNames(fact.value, [a, b])
            .slice(0, 1)
            .map(near => replaceScalar(fact.place, near)),
        };
      }
      yield* misspeltDurations([persistence.absoluteTimeout, persistence.idleTimeout], texts.form);
    }
  },
});
