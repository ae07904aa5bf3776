/** A route of a kind that none of the selected listeners takes (S13: NotAllowedByListeners). */
import { protocolKinds, supportedKinds } from '../../gateway/protocol.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { boundParents, errorIfSurelyMeant, gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  refused: { en: '{object} takes no {kind} here', ko: '{object}이(가) 여기에서 {kind}을(를) 받지 않습니다' },
};

export const routeParentKindNotAllowed = defineRule({
  id: 'route-parent-kind-not-allowed',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listener does not take routes of this kind',
    ko: '리스너가 이 종류의 라우트를 받지 않습니다',
  },
  why: {
    en: 'The protocol of a listener decides which routes it can carry: HTTP and HTTPS take HTTPRoute and GRPCRoute, TLS takes TLSRoute (and TCPRoute when it terminates), TCP takes TCPRoute, UDP takes UDPRoute; `allowedRoutes.kinds` narrows it further. A route that no listener takes is not accepted (NotAllowedByListeners).',
    ko: '리스너가 받을 수 있는 라우트는 프로토콜이 정합니다. HTTP와 HTTPS는 HTTPRoute와 GRPCRoute, TLS는 TLSRoute(종료할 때는 TCPRoute도), TCP는 TCPRoute, UDP는 UDPRoute를 받으며 `allowedRoutes.kinds`가 이를 더 좁힙니다. 어느 리스너도 받지 않는 라우트는 수락되지 않습니다(NotAllowedByListeners).',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/concepts/api-overview/#route-summary-table`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { parent, owner, attachment } of boundParents(view, route)) {
      if (attachment.failure !== 'NotAllowedByListeners') continue;
      const refusing = attachment.listeners.filter(one => one.failed === 'kind');
      if (refusing.length === 0 || attachment.listeners.some(one => one.failed === 'namespace')) continue;
      // A listener whose protocol nobody knows, or whose kinds do not fit it, is reported by itself.
      if (refusing.every(one => supportedKinds(one.listener.listener)?.length === 0)) continue;
      yield {
        place: (parent.sectionName ?? parent.name ?? parent).place,
        message: message(texts.refused, { object: titleOf(owner), kind: route.kind }),
        severity: errorIfSurelyMeant(route, owner),
        related: refusing.map(({ listener }) => {
          const kinds = supportedKinds(listener.listener) ?? protocolKinds(listener.listener) ?? [];
          return relatedListener(listener, `${listener.protocol ?? '?'}, ${kinds.join(', ')}`);
        }),
      };
    }
  },
});
