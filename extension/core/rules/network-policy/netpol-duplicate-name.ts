/** Two policies of one name and namespace in one file: they are one object, and the later replaces the earlier. */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  replaced: {
    en: 'Another NetworkPolicy "{name}" in this file replaces this one',
    ko: '이 파일의 다른 NetworkPolicy "{name}"이(가) 이 정책을 대체합니다',
  },
  other: { en: 'The other one', ko: '다른 정책' },
};

export const netpolDuplicateName = defineRule({
  id: 'netpol-duplicate-name',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'Two NetworkPolicies of one file have the same name and namespace',
    ko: '한 파일의 NetworkPolicy 두 개가 이름과 네임스페이스가 같습니다',
  },
  why: {
    en: 'Objects of one kind, name and namespace are one object. The policy that is applied last is the only one in force.',
    ko: '종류, 이름, 네임스페이스가 같으면 같은 오브젝트입니다. 마지막에 적용한 정책만 남습니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    const [name, namespace] = [knownValue(policy.name), view.namespaceOf(policy)];
    if (name === undefined || namespace === undefined || policy.shape !== 'complete') return;
    const same = view
      .lookupType('network-policy', keys.named(view.setOf(policy), 'network-policy', namespace, name))
      .filter(other => other.place.document.file === policy.place.document.file && other.shape === 'complete');
    const last = same.at(-1);
    if (!last || last === policy || !same.includes(policy)) return;
    yield {
      place: policy.namePlace,
      message: message(texts.replaced, { name }),
      related: [{ place: last.namePlace, message: message(texts.other) }],
    };
  },
});
