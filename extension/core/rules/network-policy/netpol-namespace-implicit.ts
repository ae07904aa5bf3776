/** A policy without a namespace among objects that all name one: it acts where it is applied (network-policy rule 7). */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { selectedWorkloads, subjectWorkloads } from '../../reach/selected.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  implicit: {
    en: 'The policy names no namespace and is applied to "{own}"; the pods that it selects are in "{namespace}"',
    ko: '정책에 네임스페이스가 없어 "{own}"에 적용됩니다. 이 정책이 선택하는 파드는 "{namespace}"에 있습니다',
  },
  pods: { en: '{workload} is in "{namespace}"', ko: '{workload}은(는) "{namespace}"에 있습니다' },
};

export const netpolNamespaceImplicit = defineRule({
  id: 'netpol-namespace-implicit',
  group: 'network-policy',
  severity: 'info',
  summary: {
    en: 'NetworkPolicy names no namespace, unlike the pods beside it',
    ko: 'NetworkPolicy에 옆의 파드와 달리 네임스페이스가 없습니다',
  },
  why: {
    en: 'A policy selects pods of its own namespace only. Without `metadata.namespace` that is the one of the current context of `kubectl`, and pods of another are not protected.',
    ko: '정책은 자신의 네임스페이스에 있는 파드만 선택합니다. `metadata.namespace`가 없으면 `kubectl` 현재 컨텍스트의 네임스페이스에 적용되어 다른 네임스페이스의 파드는 보호되지 않습니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    const own = view.namespaceOf(policy);
    const entries = policy.podSelector?.matchLabels?.entries;
    if (policy.namespace || own === undefined || !policy.name?.known || !entries || entries.size === 0) return;
    if (view.isOpen(policy) || subjectWorkloads(view, policy).length > 0) return;
    const neighbours = view.lookup(keys.inFile(policy.place.document.file));
    const namespaces = new Set(neighbours.map(neighbour => knownValue(neighbour.namespace)));
    const [namespace] = namespaces;
    if (namespaces.size !== 1 || namespace === undefined || namespace === own) return;
    const [workload] = selectedWorkloads(view, policy, namespace, policy.podSelector);
    if (!workload) return;
    yield {
      place: policy.namePlace,
      message: message(texts.implicit, { own, namespace }),
      related: [
        { place: workload.namePlace, message: message(texts.pods, { workload: titleOf(workload), namespace }) },
      ],
    };
  },
});
