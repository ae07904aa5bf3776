/** A host name of a route that no listener takes although others are taken (S14: ignored without a word). */
import { hasHostnames } from '../../gateway/api.ts';
import { intersectHostnames } from '../../gateway/hostname.ts';
import { bindParent } from '../../gateway/parents.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { boundParents, gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  dead: {
    en: 'No listener of the route’s parents takes "{hostname}"',
    ko: '라우트의 부모 중 "{hostname}"을(를) 받는 리스너가 없습니다',
  },
};

export const routeHostnamePartlyDead = defineRule({
  id: 'route-hostname-partly-dead',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Host name of a route that no listener takes',
    ko: '어느 리스너도 받지 않는 라우트 호스트 이름입니다',
  },
  why: {
    en: 'The route is accepted for its other host names, and this one is ignored without any condition in its status: requests for it get 404, or another route.',
    ko: '라우트는 다른 호스트 이름으로 수락되고 이 이름은 상태에 아무 표시 없이 무시됩니다. 이 이름으로 오는 요청은 404를 받거나 다른 라우트로 갑니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httproutespec`],
  on: ['gateway-route'],
  *check(route, view) {
    const hostnames = route.hostnames?.items ?? [];
    if (!hasHostnames(route.kind) || hostnames.length < 2) return;
    const parents = [...boundParents(view, route)];
    // A parent that is not here may take any host name.
    if (parents.length < (route.parentRefs?.items.length ?? 0) || route.parentRefs?.complete === false) return;
    if ((route.parentRefs?.items ?? []).some(parent => bindParent(view, route, parent)?.state !== 'bound')) return;
    const listeners = parents.flatMap(({ attachment }) =>
      attachment.listeners.filter(one => one.failed === undefined).map(one => one.listener),
    );
    if (listeners.length === 0 || parents.some(({ attachment }) => attachment.state === 'unknown')) return;
    for (const hostname of hostnames) {
      if (!hostname.known) continue;
      const isTaken = listeners.some(
        one => one.hostname === undefined || intersectHostnames(one.hostname, hostname.value) !== undefined,
      );
      if (isTaken) continue;
      yield {
        place: hostname.place,
        message: message(texts.dead, { hostname: hostname.value }),
        related: listeners.map(one => relatedListener(one, one.hostname ?? '?')),
      };
    }
  },
});
