/** A ReferenceGrant for a namespace of which these files know nothing, though they declare namespaces. */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: {
    en: 'There is no namespace "{name}" in these files',
    ko: '이 파일들에 네임스페이스 "{name}"이(가) 없습니다',
  },
  near: { en: '{object} is here', ko: '{object}이(가) 있습니다' },
};

/** Where those who refer live, by their kind. */
const referrers = ['gateway-route', 'gateway', 'listener-set', 'service', 'workload', 'ingress', 'config-map'] as const;

export const referenceGrantNamespaceMissing = defineRule({
  id: 'reference-grant-namespace-missing',
  group: 'gateway',
  severity: 'info',
  summary: {
    en: 'ReferenceGrant is for a namespace that is not in these files',
    ko: 'ReferenceGrant가 이 파일들에 없는 네임스페이스를 허용합니다',
  },
  why: {
    en: 'A grant for a namespace that does not exist permits nothing, and the references that it was written for are refused. Reported only where the files declare Namespaces and nothing lies in the one that is named.',
    ko: '존재하지 않는 네임스페이스에 대한 승인은 아무것도 허용하지 않으며 원래 허용하려던 참조는 거부됩니다. 파일에 Namespace 선언이 있고 그 이름의 네임스페이스에 아무것도 없을 때만 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/api-types/referencegrant/`],
  on: ['reference-grant'],
  *check(grant, view) {
    if (view.isOpen(grant)) return;
    const namespaces = view.lookupType('object', keys.kind(view.setOf(grant), '', 'Namespace'));
    const names = namespaces.map(object => knownValue(object.name));
    if (names.length === 0 || names.includes(undefined)) return;
    for (const { namespace } of grant.from?.items ?? []) {
      if (!namespace?.known || namespace.value === '' || names.includes(namespace.value)) continue;
      const { value: name, place } = namespace;
      if (/^(?:default|kube-.*)$/.test(name)) continue;
      if (referrers.some(type => view.inNamespace(grant, type, name).length > 0 || view.hasUncertain(grant, type)))
        continue;
      const near = nearestNames(
        name,
        names.flatMap(one => one ?? []),
      ).slice(0, 2);
      yield {
        place,
        message: message(texts.missing, { name }),
        related: namespaces
          .filter(object => near.includes(knownValue(object.name) ?? ''))
          .map(object => ({ place: object.namePlace, message: message(texts.near, { object: titleOf(object) }) })),
        fixes: near.map(one => replaceScalar(place, one, false)),
      };
    }
  },
});
