/** A path that never gets a request, because another path of the host takes all that it would match (S9). */
import { familyOf } from '../../bind/ingress-class.ts';
import { type IngressRoute, routesOf, usesRegex } from '../../bind/ingress-overlap.ts';
import { looksLikeRegex, normalPath } from '../../bind/ingress-path.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';
import { routeTitle } from './route-title.ts';

const texts = {
  shadowed: {
    en: '{route} gets no requests: {other} takes them all',
    ko: '{route}은(는) 요청을 받지 못합니다. {other}이(가) 모두 가져갑니다',
  },
  other: { en: '{other} is here', ko: '{other}이(가) 여기에 있습니다' },
};

export const ingressPathShadowed = defineRule({
  id: 'ingress-path-shadowed',
  group: 'ingress',
  severity: 'info',
  summary: { en: 'Ingress path never gets a request', ko: 'Ingress 경로가 요청을 전혀 받지 못합니다' },
  why: {
    en: 'ImplementationSpecific acts as a prefix on most controllers, so it collides with an equal Prefix. With regular expressions on, ingress-nginx tries the longest path first: `/(.*)` goes before `/api` and takes its requests.',
    ko: 'ImplementationSpecific은 대부분의 컨트롤러에서 접두사로 동작하므로 같은 Prefix와 충돌합니다. 정규 표현식을 켜면 ingress-nginx는 가장 긴 경로부터 비교하므로 `/(.*)`가 `/api`보다 먼저 요청을 가져갑니다.',
  },
  fixable: 'no',
  references: [
    `${ingressDocs}#multiple-matches`,
    'https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/',
  ],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    if (family === 'alb' || family === 'gce') return;
    const routes = routesOf(ingress);
    const takes = usesRegex(family, ingress) ? takesByRegex : takesAsPrefix;
    for (const route of routes) {
      const other = routes.find(r => r !== route && r.host === route.host && takes(r, route));
      if (!other) continue;
      yield {
        place: route.path.path?.place ?? route.path.place,
        message: message(texts.shadowed, { route: routeTitle(route), other: routeTitle(other) }),
        related: [
          {
            place: other.path.path?.place ?? other.path.place,
            message: message(texts.other, { other: routeTitle(other) }),
          },
        ],
        unnecessary: true,
      };
    }
  },
});

/** A prefix of one type takes the requests of an equal one of the other type: of the two the declared prefix is kept. */
function takesAsPrefix(taker: IngressRoute, taken: IngressRoute): boolean {
  if (taker.pattern.pathType !== 'Prefix' || taken.pattern.pathType !== 'ImplementationSpecific') return false;
  return taker.pattern.path === normalPath('Prefix', taken.pattern.path);
}

/** A longer regular expression that matches a literal path, and all that begins with it. */
function takesByRegex(taker: IngressRoute, taken: IngressRoute): boolean {
  const [expression, literal] = [taker.pattern.path, taken.pattern.path];
  if (expression.length <= literal.length || !looksLikeRegex(expression) || looksLikeRegex(literal)) return false;
  // Alternations and repeats can be slow to match; what people write to catch everything is simple.
  if (!/^\/[A-Za-z0-9/_-]*(\(\.\*\)|\.\*)\$?$/.test(expression)) return false;
  const start = expression.slice(0, expression.search(/[(.]/)).toLowerCase();
  return literal.toLowerCase().startsWith(start);
}
