/** A route whose namespace none of the selected listeners admits (S13: NotAllowedByListeners). */
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { boundParents, errorIfBothNameNamespace, gatewayDocs } from './parents.ts';

const texts = {
  refused: {
    en: '{object} admits no {kind} of namespace "{namespace}" here',
    ko: '{object}이(가) 네임스페이스 "{namespace}"의 {kind}을(를) 여기에서 허용하지 않습니다',
  },
  same: {
    en: 'listener "{name}" admits routes of namespace "{namespace}" only',
    ko: '리스너 "{name}"은(는) 네임스페이스 "{namespace}"의 라우트만 허용합니다',
  },
  selector: {
    en: 'listener "{name}" admits namespaces by labels that this one does not have',
    ko: '리스너 "{name}"은(는) 이 네임스페이스에 없는 레이블로 네임스페이스를 허용합니다',
  },
  none: { en: 'listener "{name}" admits no routes', ko: '리스너 "{name}"은(는) 라우트를 허용하지 않습니다' },
};

export const routeParentNotAllowed = defineRule({
  id: 'route-parent-not-allowed',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Gateway does not admit routes of this namespace',
    ko: 'Gateway가 이 네임스페이스의 라우트를 허용하지 않습니다',
  },
  why: {
    en: 'A listener admits routes of its own namespace unless `allowedRoutes.namespaces` says otherwise. A route of another namespace is not accepted (NotAllowedByListeners) and gets no requests; a ReferenceGrant does not change that. A warning where one of the two does not name its namespace.',
    ko: '`allowedRoutes.namespaces`에 따로 적지 않으면 리스너는 자기 네임스페이스의 라우트만 허용합니다. 다른 네임스페이스의 라우트는 수락되지 않고(NotAllowedByListeners) 요청을 받지 못하며 ReferenceGrant로도 바뀌지 않습니다. 둘 중 하나가 네임스페이스를 적지 않았으면 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/guides/multiple-ns/`, `${gatewayDocs}/reference/spec/#allowedroutes`],
  on: ['gateway-route'],
  *check(route, view) {
    const namespace = view.namespaceOf(route);
    for (const { parent, owner, attachment } of boundParents(view, route)) {
      if (attachment.failure !== 'NotAllowedByListeners' || namespace === undefined) continue;
      const refusing = attachment.listeners.filter(one => one.failed === 'namespace');
      if (refusing.length === 0) continue;
      yield {
        place: (parent.name ?? parent).place,
        message: message(texts.refused, { object: titleOf(owner), kind: route.kind, namespace }),
        severity: errorIfBothNameNamespace(route, owner),
        related: refusing.map(({ listener: { listener } }) => {
          const from = valueOrDefault(listener.allowedNamespaces?.from, 'Same');
          const text = from === 'Selector' ? texts.selector : from === 'None' ? texts.none : texts.same;
          return {
            place: (listener.allowedNamespaces ?? listener.name ?? listener).place,
            message: message(text, {
              name: listener.name?.known ? listener.name.value : '?',
              namespace: view.namespaceOf(owner) ?? '?',
            }),
          };
        }),
      };
    }
  },
});
