/** A ReferenceGrant in the namespace of those who refer, where it permits nothing (S15). */
import { namesNamespace } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  own: {
    en: 'The grant is itself in namespace "{namespace}", and references inside one namespace need none',
    ko: 'ReferenceGrant 자신이 네임스페이스 "{namespace}"에 있으며 같은 네임스페이스 안의 참조에는 승인이 필요 없습니다',
  },
};

export const referenceGrantUnused = defineRule({
  id: 'reference-grant-unused',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'ReferenceGrant lies in the namespace that refers',
    ko: 'ReferenceGrant가 참조하는 쪽 네임스페이스에 있습니다',
  },
  why: {
    en: 'A grant holds for objects of its own namespace: it belongs beside the Service or Secret that is referred to. Here it only permits references inside one namespace, which need no grant.',
    ko: 'ReferenceGrant는 자기 네임스페이스의 오브젝트에 대해서만 유효하므로 참조되는 Service나 Secret과 같은 네임스페이스에 있어야 합니다. 여기서는 승인이 필요 없는 같은 네임스페이스 안의 참조만 허용합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/referencegrant/`],
  on: ['reference-grant'],
  *check(grant, view) {
    const own = view.namespaceOf(grant);
    const sources = grant.from?.items ?? [];
    if (!namesNamespace(grant) || own === undefined || sources.length === 0 || grant.from?.complete === false) return;
    if (!sources.every(source => knownValue(source.namespace) === own)) return;
    yield { place: sources[0]!.namespace!.place, message: message(texts.own, { namespace: own }) };
  },
});
