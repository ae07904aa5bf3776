/** The same host and path in two Ingresses of one class: the older one takes all requests (S9, S11). */
import { isAlbAction } from '../../bind/backend.ts';
import { type ControllerFamily, familyOf } from '../../bind/ingress-class.ts';
import {
  hasAlbConditions,
  type IngressRoute,
  type Peer,
  peersOnHost,
  routesOf,
  sameBackend,
  sharesRoutes,
} from '../../bind/ingress-overlap.ts';
import { equalPatterns } from '../../bind/ingress-path.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';
import { routeTitle } from './route-title.ts';

const texts = {
  duplicate: {
    en: '{route} is also in {other}; only one of the two gets requests',
    ko: '{route}이(가) {other}에도 있어 둘 중 하나만 요청을 받습니다',
  },
  other: { en: '{other} has it here', ko: '{other}에서는 여기에 있습니다' },
};

/** Controllers that merge the Ingresses of a class into one routing table. */
const merging: ReadonlySet<ControllerFamily> = new Set(['nginx', 'nginx-inc', 'traefik', 'haproxy', 'contour', 'kong']);

export const ingressDuplicatePath = defineRule({
  id: 'ingress-duplicate-path',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Two Ingresses have the same host and path', ko: '두 Ingress에 같은 호스트와 경로가 있습니다' },
  why: {
    en: 'Controllers put all Ingresses of a class, of every namespace, into one routing table. For an equal host and path the oldest Ingress wins and the other’s backend never gets a request; the admission webhook of ingress-nginx refuses the newer one.',
    ko: '컨트롤러는 모든 네임스페이스에서 같은 클래스의 Ingress를 하나의 라우팅 테이블로 합칩니다. 호스트와 경로가 같으면 가장 오래된 Ingress가 선택되고 다른 쪽 백엔드는 요청을 받지 못합니다. ingress-nginx의 admission 웹훅은 나중 것을 거부합니다.',
  },
  fixable: 'no',
  references: [ingressDocs, 'https://kubernetes.github.io/ingress-nginx/how-it-works/'],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    const rivals = new Map<string, readonly Rival[]>();
    for (const route of routesOf(ingress)) {
      if (isNarrowed(route)) continue;
      if (!rivals.has(route.host)) rivals.set(route.host, rivalsOn(view, ingress, route.host));
      for (const { ingress: other, together, routes } of rivals.get(route.host)!) {
        const same = routes.find(r => r.host === route.host && equalPatterns(r.pattern, route.pattern));
        // Two files with one route to one Service are a choice: with and without TLS, for one controller or another.
        if (!same || (together === 'folder' && sameBackend(same, route))) continue;
        yield {
          place: route.path.path?.place ?? route.path.place,
          message: message(texts.duplicate, { route: routeTitle(route), other: titleOf(other) }),
          severity: together === 'file' && merging.has(family) ? 'error' : 'warning',
          related: [
            {
              place: same.path.path?.place ?? same.path.place,
              message: message(texts.other, { other: titleOf(other) }),
            },
          ],
        };
        break;
      }
    }
  },
});

/** An Ingress that comes before this one in the files and feeds the same routing table. */
interface Rival extends Peer {
  readonly routes: readonly IngressRoute[];
}

function rivalsOn(view: View, ingress: Ingress, host: string): Rival[] {
  return peersOnHost(view, ingress, host)
    .filter(peer => peer.isBefore && sharesRoutes(view, ingress, peer.ingress))
    .map(peer => ({ ...peer, routes: routesOf(peer.ingress).filter(route => !isNarrowed(route)) }));
}

/** AWS load balancers tell equal paths apart by conditions, and chain an action before a Service. */
function isNarrowed({ ingress, path }: IngressRoute): boolean {
  return hasAlbConditions(ingress, path.backend) || (path.backend !== undefined && isAlbAction(path.backend));
}
