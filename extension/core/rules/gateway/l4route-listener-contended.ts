/** Several TCPRoutes or UDPRoutes on one listener, which has no way to tell their connections apart. */
import { appliedTogether } from '../../bind/togetherness.ts';
import { attachedRoutes } from '../../gateway/serving.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { boundParents, gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  contended: {
    en: '{other} is on the same listener; only the older of the two carries traffic',
    ko: '{other}이(가) 같은 리스너에 연결되어 있습니다. 둘 중 오래된 것만 트래픽을 받습니다',
  },
  rival: { en: 'the other route', ko: '다른 라우트' },
};

export const l4routeListenerContended = defineRule({
  id: 'l4route-listener-contended',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Several TCP or UDP routes are on one listener',
    ko: '한 리스너에 TCP 또는 UDP 라우트가 여러 개 있습니다',
  },
  why: {
    en: 'TCP and UDP know no host names, so a listener sends every connection to one route: the one that was created first, of equally old ones the first by name. The others are accepted and never used. Weights within one route split traffic.',
    ko: 'TCP와 UDP에는 호스트 이름이 없어 리스너는 모든 연결을 라우트 하나로 보냅니다. 먼저 만들어진 라우트가 쓰이고 같은 때 만들어졌으면 이름순으로 앞선 것이 쓰입니다. 나머지는 수락되지만 쓰이지 않습니다. 트래픽을 나누려면 한 라우트의 가중치를 쓰십시오.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/guides/tcp/`],
  on: ['gateway-route'],
  *check(route, view) {
    if (route.kind !== 'TCPRoute' && route.kind !== 'UDPRoute') return;
    for (const { parent, attachment } of boundParents(view, route)) {
      for (const { listener, failed, certain } of attachment.listeners) {
        if (failed !== undefined || !certain || listener.conflict) continue;
        // In order of precedence: whoever comes before this route takes its connections.
        const routes = attachedRoutes(view, listener).filter(one => one.certain && one.route.kind === route.kind);
        const [first] = routes;
        const together = first && first.route !== route ? appliedTogether(view, route, first.route) : undefined;
        if (!first || !together) continue;
        yield {
          place: (parent.sectionName ?? parent.name ?? parent).place,
          message: message(texts.contended, { other: titleOf(first.route) }),
          // Files of one folder may be alternatives to each other.
          severity: together === 'file' ? 'warning' : 'info',
          related: [
            { place: first.route.namePlace, message: message(texts.rival) },
            relatedListener(listener, `${listener.protocol ?? ''} ${knownValue(listener.listener.port) ?? ''}`.trim()),
          ],
        };
        break;
      }
    }
  },
});
