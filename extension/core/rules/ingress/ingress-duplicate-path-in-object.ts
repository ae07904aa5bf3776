/** The same host and path twice in one Ingress: one of the two is dead (S9). */
import { isAlbAction } from '../../bind/backend.ts';
import { hasAlbConditions, type IngressRoute, routesOf, sameBackend } from '../../bind/ingress-overlap.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';
import { routeTitle } from './route-title.ts';

const texts = {
  twice: {
    en: '{route} is there twice; only one of the two gets requests',
    ko: '{route}이(가) 두 번 있어 둘 중 하나만 요청을 받습니다',
  },
  first: { en: 'First here', ko: '먼저 나온 곳' },
};

export const ingressDuplicatePathInObject = defineRule({
  id: 'ingress-duplicate-path-in-object',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress has the same host and path twice', ko: 'Ingress에 같은 호스트와 경로가 두 번 있습니다' },
  why: {
    en: 'A request matches one entry only. Which of the two wins depends on the controller; the other’s backend never gets a request. NGINX Inc.’s controller refuses the whole Ingress when a host is repeated.',
    ko: '요청은 한 항목과만 일치합니다. 어느 쪽이 선택되는지는 컨트롤러에 달려 있고, 다른 쪽 백엔드는 요청을 받지 못합니다. NGINX Inc. 컨트롤러는 호스트가 반복되면 Ingress 전체를 거부합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#multiple-matches`],
  on: ['ingress'],
  *check(ingress) {
    const seen = new Map<string, IngressRoute>();
    for (const route of routesOf(ingress)) {
      // AWS load balancers tell equal paths apart by conditions, and chain an action before a Service.
      const { backend } = route.path;
      if (hasAlbConditions(ingress, backend) || (backend && isAlbAction(backend))) continue;
      const key = [route.host, route.pattern.pathType, route.pattern.path].join(' ');
      const first = seen.get(key);
      if (!first) {
        seen.set(key, route);
        continue;
      }
      yield {
        place: route.path.path?.place ?? route.path.place,
        message: message(texts.twice, { route: routeTitle(route) }),
        severity: sameBackend(first, route) ? 'warning' : 'error',
        related: [{ place: first.path.path?.place ?? first.path.place, message: message(texts.first) }],
      };
    }
  },
});
