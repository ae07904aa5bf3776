/** An entry of `except` that is not a strict part of its `cidr` (ValidateIPBlock). */
import { message } from '../../l10n/message.ts';
import { cidrContains, parseCidr } from '../../net/address.ts';
import { defineRule } from '../rule.ts';
import { blocksOf, networkPolicyApi } from './policy-parts.ts';

const texts = {
  outside: { en: '{except} is not a part of {cidr}', ko: '{except}은(는) {cidr}에 속하지 않습니다' },
  whole: { en: '{except} leaves nothing of {cidr}', ko: '{except}을(를) 빼면 {cidr}에 남는 주소가 없습니다' },
};

export const netpolIpblockExceptOutside = defineRule({
  id: 'netpol-ipblock-except-outside',
  group: 'network-policy',
  severity: 'error',
  summary: {
    en: 'NetworkPolicy exception is not a part of its address block',
    ko: 'NetworkPolicy의 `except`가 주소 블록 안에 있지 않습니다',
  },
  why: {
    en: 'The API server rejects the policy: each `except` must be smaller than `cidr` and lie in it.',
    ko: 'API 서버가 이 정책을 거부합니다. 각 `except`는 `cidr`보다 작고 그 안에 있어야 합니다.',
  },
  fixable: 'no',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    for (const { block, except } of blocksOf(policy)) {
      if (!block) continue;
      for (const fact of except?.items ?? []) {
        const part = fact.known ? parseCidr(fact.value) : undefined;
        if (!part || (cidrContains(block.cidr, part) && part.prefix > block.cidr.prefix)) continue;
        const text = cidrContains(part, block.cidr) ? texts.whole : texts.outside;
        yield { place: fact.place, message: message(text, { except: part.text, cidr: block.cidr.text }) };
      }
    }
  },
});
