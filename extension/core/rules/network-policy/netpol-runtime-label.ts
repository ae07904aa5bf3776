/** A selector with a label that changes with every rollout (S3). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs, selectorsOf } from './policy-parts.ts';

const hashes = ['pod-template-hash', 'rollouts-pod-template-hash', 'controller-revision-hash'];

const texts = {
  hash: {
    en: 'Label "{label}" changes with every rollout: the policy loses these pods at the next one',
    ko: '"{label}" 레이블은 배포할 때마다 바뀝니다. 다음 배포에서 정책이 이 파드를 더는 선택하지 못합니다',
  },
};

export const netpolRuntimeLabel = defineRule({
  id: 'netpol-runtime-label',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy selects by a hash that changes with every rollout',
    ko: 'NetworkPolicy가 배포할 때마다 바뀌는 해시로 파드를 선택합니다',
  },
  why: {
    en: 'Controllers write the hash of the pod template into a label of their pods. After the next change of the template no pod has the old value, and the policy selects nobody.',
    ko: '컨트롤러는 파드 템플릿의 해시를 파드 레이블에 적습니다. 템플릿이 바뀌면 이전 값을 가진 파드가 없어 정책이 아무것도 선택하지 못합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label',
    networkPolicyDocs,
  ],
  on: ['network-policy'],
  *check(policy) {
    for (const selector of selectorsOf(policy)) {
      for (const label of hashes) {
        const place = selector.matchLabels?.keyPlaces.get(label);
        if (place) yield { place, message: message(texts.hash, { label }) };
      }
      for (const { key, operator, values } of selector.matchExpressions) {
        const label = knownValue(key);
        if (label === undefined || !hashes.includes(label) || !values?.items.length) continue;
        if (knownValue(operator) === 'In') yield { place: key!.place, message: message(texts.hash, { label }) };
      }
    }
  },
});
