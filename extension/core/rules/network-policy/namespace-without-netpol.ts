/** A Namespace with workloads and without any policy: advice for those who want one in each (S16). */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { mayHaveOtherPolicies } from '../../reach/local.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  none: {
    en: 'Namespace "{name}" has workloads and no network policy',
    ko: '네임스페이스 "{name}"에 워크로드가 있지만 네트워크 정책이 없습니다',
  },
};

export const namespaceWithoutNetpol = defineRule({
  id: 'namespace-without-netpol',
  group: 'network-policy',
  severity: 'info',
  offByDefault: true,
  summary: { en: 'Namespace has no network policy', ko: '네임스페이스에 네트워크 정책이 없습니다' },
  why: {
    en: 'Without a policy every pod of the cluster may connect to every pod of the namespace. A policy with an empty `podSelector` and no rules denies what no other policy allows.',
    ko: '정책이 없으면 클러스터의 모든 파드가 이 네임스페이스의 모든 파드에 연결할 수 있습니다. `podSelector`가 비어 있고 규칙이 없는 정책은 다른 정책이 허용하지 않는 연결을 모두 거부합니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['object'],
  *check(object, view) {
    const name = knownValue(object.name);
    if (object.kind !== 'Namespace' || name === undefined || mayHaveOtherPolicies(view, object)) return;
    if (view.inNamespace(object, 'workload', name).length === 0) return;
    if (view.inNamespace(object, 'network-policy', name).length > 0) return;
    if (view.lookup(keys.everywhere(view.setOf(object), 'admin-policy')).length > 0) return;
    yield { place: object.namePlace, message: message(texts.none, { name }) };
  },
});
