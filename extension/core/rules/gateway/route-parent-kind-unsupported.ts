/** A parentRef to an object that routes cannot attach to (S13). */
import { gatewayGroup } from '../../gateway/api.ts';
import { parentTypeOf } from '../../gateway/parents.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import type { ParentReference } from '../../model/kinds/object-reference.ts';
import { insertEntryText, replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const unsupported = {
  en: 'Routes attach to a Gateway, a ListenerSet or a Service, not to {kind} of {group}',
  ko: '라우트는 Gateway, ListenerSet, Service에 연결되며 {group}의 {kind}에는 연결되지 않습니다',
};
const core = { en: 'the core group', ko: '코어 그룹' };
const named = { en: 'group "{group}"', ko: '그룹 "{group}"' };

export const routeParentKindUnsupported = defineRule({
  id: 'route-parent-kind-unsupported',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Parent of a route is an object that routes cannot attach to',
    ko: '라우트의 부모가 라우트를 연결할 수 없는 오브젝트입니다',
  },
  why: {
    en: 'The group of a parentRef is gateway.networking.k8s.io unless written; a Service needs `group: ""`, and a Gateway of Istio’s own API is something else. No controller looks at a route whose parent it does not know. Kinds of other groups are left to their implementations.',
    ko: 'parentRef의 group을 적지 않으면 gateway.networking.k8s.io입니다. Service에는 `group: ""`이 필요하고 Istio 자체 API의 Gateway는 다른 오브젝트입니다. 알 수 없는 부모를 가리키는 라우트는 어떤 컨트롤러도 보지 않습니다. 그 밖의 그룹은 각 구현체에 맡깁니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#parentreference`],
  on: ['gateway-route'],
  *check(route) {
    for (const parent of route.parentRefs?.items ?? []) {
      if (parentTypeOf(parent) !== 'other' || (!parent.kind && !parent.group)) continue;
      const group = valueOrDefault(parent.group, gatewayGroup)!;
      const kind = valueOrDefault(parent.kind, 'Gateway')!;
      const isIstioGateway = group === 'networking.istio.io' && kind === 'Gateway';
      if (![gatewayGroup, '', 'core', 'v1'].includes(group) && !isIstioGateway) continue;
      yield {
        place: (parent.kind ?? parent.group)!.place,
        message: message(unsupported, { kind, group: message(group === '' ? core : named, { group }) }),
        fixes: fixesFor(parent, kind),
      };
    }
  },
});

function fixesFor(parent: ParentReference, kind: string): Fix[] {
  if (kind === 'Service') {
    return parent.group
      ? [replaceScalar(parent.group.place, '')]
      : [insertEntryText(parent.place, 'group', '""', true)];
  }
  const isGateway = kind === 'Gateway' || kind === 'ListenerSet';
  return isGateway && parent.group ? [replaceScalar(parent.group.place, gatewayGroup)] : [];
}
