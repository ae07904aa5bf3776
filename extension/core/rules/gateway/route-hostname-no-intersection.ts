/** A route without a host name in common with any of its parent's listeners (S14: NoMatchingListenerHostname). */
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { boundParents, errorIfSurelyMeant, gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  none: {
    en: '{object} has no listener for any of these host names',
    ko: '{object}에 이 호스트 이름들을 받는 리스너가 없습니다',
  },
};

export const routeHostnameNoIntersection = defineRule({
  id: 'route-hostname-no-intersection',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route and listener have no host name in common',
    ko: '라우트와 리스너의 호스트 이름이 겹치지 않습니다',
  },
  why: {
    en: 'A listener with a `hostname` takes only routes that have a host name in common with it; `*.example.com` stands for one or more labels and not for `example.com` itself. Without any the route is not accepted (NoMatchingListenerHostname) and requests get 404.',
    ko: '`hostname`이 있는 리스너는 그와 겹치는 호스트 이름이 있는 라우트만 받습니다. `*.example.com`은 한 개 이상의 레이블을 뜻하며 `example.com` 자신은 포함하지 않습니다. 겹치는 이름이 없으면 라우트가 수락되지 않고(NoMatchingListenerHostname) 요청은 404를 받습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/httproute/#hostnames`, `${gatewayDocs}/reference/spec/#hostname`],
  on: ['gateway-route'],
  *check(route, view) {
    const { hostnames } = route;
    if (!hostnames) return;
    for (const { owner, attachment } of boundParents(view, route)) {
      if (attachment.failure !== 'NoMatchingListenerHostname') continue;
      const only = hostnames.items.length === 1 ? hostnames.items[0] : undefined;
      yield {
        place: only?.place ?? hostnames.place,
        message: message(texts.none, { object: titleOf(owner) }),
        severity: errorIfSurelyMeant(route, owner),
        related: attachment.listeners
          .filter(one => one.failed === 'hostname')
          .map(one => relatedListener(one.listener, one.listener.hostname ?? '?')),
      };
    }
  },
});
