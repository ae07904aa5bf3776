/** Two parentRefs that mean the same (the API server refuses the route). */
import { gatewayGroup } from '../../gateway/api.ts';
import { referencedNamespace } from '../../gateway/parents.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  same: { en: 'This parent is already referenced', ko: '이미 참조한 부모입니다' },
  first: { en: 'the first reference', ko: '첫 번째 참조' },
};

export const routeParentRefsAmbiguous = defineRule({
  id: 'route-parent-refs-ambiguous',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Two parent references of a route mean the same',
    ko: '라우트의 두 부모 참조가 같은 것을 뜻합니다',
  },
  why: {
    en: 'References to one parent must differ in `sectionName` or `port`, and either all have one or none; the API server rejects the route.',
    ko: '한 부모에 대한 참조들은 `sectionName`이나 `port`가 달라야 하고, 모두 지정하거나 모두 지정하지 않아야 합니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#parentreference`],
  on: ['gateway-route'],
  *check(route, view) {
    const seen = new Map<string, Place>();
    for (const parent of route.parentRefs?.items ?? []) {
      const namespace = referencedNamespace(parent.namespace, view.namespaceOf(route));
      const facts = [parent.group, parent.kind, parent.name, parent.sectionName, parent.port];
      if (namespace === undefined || facts.some(fact => fact?.known === false)) continue;
      const key = [
        knownValue(parent.group) ?? gatewayGroup,
        knownValue(parent.kind) ?? 'Gateway',
        namespace,
        knownValue(parent.name),
        knownValue(parent.sectionName) ?? '',
        knownValue(parent.port) ?? '',
      ].join('/');
      const first = seen.get(key);
      if (first) {
        yield {
          place: (parent.name ?? parent).place,
          message: message(texts.same),
          related: [{ place: first, message: message(texts.first) }],
        };
      } else seen.set(key, (parent.name ?? parent).place);
    }
  },
});
