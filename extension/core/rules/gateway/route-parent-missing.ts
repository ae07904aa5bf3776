/** A parentRef to a Gateway or ListenerSet that does not exist in that namespace (S13, S19). */
import { bindParent, parentTypeOf, referencedNamespace } from '../../gateway/parents.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: {
    en: 'No {kind} "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 {kind} "{name}"이(가) 없습니다',
  },
  near: { en: '{object} is in this namespace', ko: '이 네임스페이스에 {object}이(가) 있습니다' },
};

export const routeParentMissing = defineRule({
  id: 'route-parent-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Route names a Gateway that does not exist',
    ko: '라우트가 존재하지 않는 Gateway를 가리킵니다',
  },
  why: {
    en: 'No controller looks at a route whose parent does not exist: its status stays empty, and no request ever gets to it. Silent where the files hold no Gateway at all, since Gateways are often installed elsewhere.',
    ko: '부모가 없는 라우트는 어떤 컨트롤러도 보지 않으므로 상태가 비어 있고 요청도 도착하지 않습니다. Gateway는 다른 곳에서 설치되는 경우가 많으므로 파일에 Gateway가 하나도 없으면 알리지 않습니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/api-types/httproute/#attaching-to-gateways`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const parent of route.parentRefs?.items ?? []) {
      const type = parentTypeOf(parent);
      const namespace = referencedNamespace(parent.namespace, view.namespaceOf(route));
      if ((type !== 'gateway' && type !== 'listener-set') || !parent.name?.known || namespace === undefined) continue;
      const binding = bindParent(view, route, parent);
      if (binding?.state !== 'unbound') continue;
      const { value: name, place } = parent.name;
      const set = view.setOf(route);
      if (view.lookup(keys.everywhere(set, type)).length === 0) continue;
      if (!parent.namespace && view.lookup(keys.namedAnywhere(set, type, name)).length > 0) continue;
      const isKeptHere = view.inNamespace(route, type, namespace).length > 0;
      yield {
        place,
        message: message(texts.missing, { kind: valueOrDefault(parent.kind, 'Gateway') ?? 'Gateway', name, namespace }),
        severity: binding.nearest.length > 0 || isKeptHere ? 'warning' : 'info',
        related: binding.nearest.map(object => ({
          place: object.namePlace,
          message: message(texts.near, { object: titleOf(object) }),
        })),
        fixes: binding.nearest
          .slice(0, 3)
          .flatMap(object => knownValue(object.name) ?? [])
          .map((near, _, all) => replaceScalar(place, near, all.length === 1)),
      };
    }
  },
});
