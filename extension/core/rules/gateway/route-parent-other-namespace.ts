/** A parentRef without a namespace, and a Gateway of that name in another one (S13: the default is the route's own). */
import { bindParent, parentTypeOf } from '../../gateway/parents.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { insertEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { errorIfBothNameNamespace, gatewayDocs } from './parents.ts';

const texts = {
  other: {
    en: '{object} is in namespace "{there}", and this reference looks in "{here}"',
    ko: '{object}은(는) 네임스페이스 "{there}"에 있는데 이 참조는 "{here}"에서 찾습니다',
  },
  there: { en: '{object} in namespace "{there}"', ko: '네임스페이스 "{there}"의 {object}' },
};

export const routeParentOtherNamespace = defineRule({
  id: 'route-parent-other-namespace',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route looks for its Gateway in the wrong namespace',
    ko: '라우트가 다른 네임스페이스에서 Gateway를 찾습니다',
  },
  why: {
    en: 'A parentRef without `namespace` means the route’s own namespace. The Gateway is in another one, so nothing attaches and no request gets to the route. A warning where one of the two does not name its namespace.',
    ko: '`namespace`가 없는 parentRef는 라우트 자신의 네임스페이스를 뜻합니다. Gateway가 다른 네임스페이스에 있어 라우트가 연결되지 않고 요청도 도착하지 않습니다. 둘 중 하나가 네임스페이스를 적지 않았으면 경고로 알립니다.',
  },
  fixable: 'always',
  references: [`${gatewayDocs}/api-types/httproute/#attaching-to-gateways`],
  on: ['gateway-route'],
  *check(route, view) {
    const here = view.namespaceOf(route);
    for (const parent of route.parentRefs?.items ?? []) {
      const type = parentTypeOf(parent);
      if ((type !== 'gateway' && type !== 'listener-set') || !parent.name?.known || parent.namespace) continue;
      if (here === undefined || bindParent(view, route, parent)?.state !== 'unbound') continue;
      const { value: name, place } = parent.name;
      const found = view.lookup(keys.namedAnywhere(view.setOf(route), type, name));
      const [other] = found;
      const there = other && view.namespaceOf(other);
      if (!other || there === undefined) continue;
      yield {
        place,
        message: message(texts.other, { object: titleOf(other), there, here }),
        severity: errorIfBothNameNamespace(route, other),
        related: [{ place: other.namePlace, message: message(texts.there, { object: titleOf(other), there }) }],
        fixes: [insertEntry(parent.place, 'namespace', there)],
      };
    }
  },
});
