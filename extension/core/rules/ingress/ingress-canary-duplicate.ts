/** Two canaries for one host and path. */
import { peersOnHost, routesOf } from '../../bind/ingress-overlap.ts';
import { equalPatterns } from '../../bind/ingress-path.ts';
import { nginxFlag } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxDocs } from './annotations.ts';
import { routeTitle } from './route-title.ts';

const texts = {
  duplicate: {
    en: '{other} is a canary for {route} too; only one canary is allowed',
    ko: '{other}도 {route}의 카나리입니다. 카나리는 하나만 허용됩니다',
  },
  other: { en: '{other} has it here', ko: '{other}에서는 여기에 있습니다' },
};

export const ingressCanaryDuplicate = defineRule({
  id: 'ingress-canary-duplicate',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Two canaries for one host and path', ko: '호스트와 경로 하나에 카나리가 둘입니다' },
  why: {
    en: 'ingress-nginx honours one canary per rule of the main Ingress; its admission webhook refuses the second one.',
    ko: 'ingress-nginx는 주 Ingress의 규칙마다 카나리 하나만 적용하며, admission 웹훅은 두 번째 카나리를 거부합니다.',
  },
  fixable: 'no',
  references: [`${nginxDocs}#canary`],
  on: ['ingress'],
  *check(ingress, view) {
    if (nginxFlag(ingress, 'canary') !== true || !mayBeNginx(view, ingress)) return;
    for (const route of routesOf(ingress)) {
      for (const peer of peersOnHost(view, ingress, route.host)) {
        if (!peer.isBefore || nginxFlag(peer.ingress, 'canary') !== true) continue;
        const same = routesOf(peer.ingress).find(
          one => one.host === route.host && equalPatterns(one.pattern, route.pattern),
        );
        if (!same) continue;
        const other = titleOf(peer.ingress);
        yield {
          place: route.path.path?.place ?? route.path.place,
          message: message(texts.duplicate, { other, route: routeTitle(route) }),
          severity: peer.together === 'file' ? 'error' : 'warning',
          related: [{ place: same.path.path?.place ?? same.path.place, message: message(texts.other, { other }) }],
        };
        break;
      }
    }
  },
});
