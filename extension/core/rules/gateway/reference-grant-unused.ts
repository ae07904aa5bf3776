/** A ReferenceGrant that permits nothing: it lies with those who refer, or what they refer to is something else (S15). */
import { appliedTogether, namesNamespace } from '../../bind/togetherness.ts';
import { type ForeignReference, useOfGrant } from '../../gateway/grant-users.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  own: {
    en: 'The grant is itself in namespace "{namespace}", and references inside one namespace need none',
    ko: 'ReferenceGrant 자신이 네임스페이스 "{namespace}"에 있으며 같은 네임스페이스 안의 참조에는 승인이 필요 없습니다',
  },
  other: {
    en: 'Nothing uses the grant: {kind} "{name}", to which {from} refers, is not what it permits',
    ko: '이 승인은 쓰이지 않습니다. {from}이(가) 참조하는 {kind} "{name}"은(는) 허용 대상이 아닙니다',
  },
  none: {
    en: 'Nothing uses the grant: no {kind} of namespace "{from}" refers to namespace "{namespace}"',
    ko: '이 승인은 쓰이지 않습니다. 네임스페이스 "{from}"의 {kind} 중 네임스페이스 "{namespace}"을(를) 참조하는 것이 없습니다',
  },
  reference: { en: 'the reference', ko: '참조' },
};

export const referenceGrantUnused = defineRule({
  id: 'reference-grant-unused',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'ReferenceGrant permits nothing that is used',
    ko: 'ReferenceGrant가 허용하는 참조가 없습니다',
  },
  why: {
    en: 'A grant holds for objects of its own namespace: it belongs beside the Service or Secret that is referred to. In the namespace of those who refer it permits nothing. Also reported where those whom it names are in these files but refer to other objects; that is information where they stand in another file or refer to none of its namespace.',
    ko: 'ReferenceGrant는 자기 네임스페이스의 오브젝트에 대해서만 유효하므로 참조되는 Service나 Secret과 같은 네임스페이스에 있어야 합니다. 참조하는 쪽 네임스페이스에 있으면 아무것도 허용하지 않습니다. 허용된 쪽이 이 파일들에 있지만 다른 오브젝트를 참조할 때도 알리며, 다른 파일에 있거나 이 네임스페이스를 전혀 참조하지 않으면 정보로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/referencegrant/`],
  on: ['reference-grant'],
  *check(grant, view) {
    const own = view.namespaceOf(grant);
    const sources = grant.from?.items ?? [];
    if (own === undefined || sources.length === 0 || grant.from?.complete === false) return;
    if (sources.every(source => knownValue(source.namespace) === own)) {
      if (namesNamespace(grant))
        yield { place: sources[0]!.namespace!.place, message: message(texts.own, { namespace: own }) };
      return;
    }
    const use = view.isOpen(grant) ? undefined : useOfGrant(view, grant);
    if (!use || use.used || use.referrers === 0) return;
    const isBeside = (one: ForeignReference) => appliedTogether(view, grant, one.from) === 'file';
    const first = use.references.find(isBeside) ?? use.references[0];
    const [target] = grant.to?.items ?? [];
    const place = (target?.name ?? target?.kind ?? target)?.place ?? grant.namePlace;
    if (first) {
      const { kind, name, from, reference } = first;
      yield {
        place,
        message: message(texts.other, { kind, name, from: titleOf(from) }),
        severity: isBeside(first) ? 'warning' : 'info',
        related: [{ place: (reference.name ?? reference).place, message: message(texts.reference) }],
      };
    } else {
      const [source] = sources;
      yield {
        place: grant.namePlace,
        message: message(texts.none, {
          kind: knownValue(source!.kind) ?? '?',
          from: knownValue(source!.namespace) ?? '?',
          namespace: own,
        }),
        severity: 'info',
      };
    }
  },
});
