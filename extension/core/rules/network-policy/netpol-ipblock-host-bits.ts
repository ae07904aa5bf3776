/** A CIDR whose address is not the first of its block: taken for the whole block (GetWarningsForCIDR). */
import { message } from '../../l10n/message.ts';
import { parseCidr } from '../../net/address.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { blocksOf, networkPolicyApi } from './policy-parts.ts';

const texts = {
  bits: {
    en: '{value} stands for all of {block}; was one address meant?',
    ko: '{value}은(는) {block} 전체를 뜻합니다. 주소 하나를 뜻하셨나요?',
  },
};

export const netpolIpblockHostBits = defineRule({
  id: 'netpol-ipblock-host-bits',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy address block is written with an address inside of it',
    ko: 'NetworkPolicy의 주소 블록이 블록 안의 주소로 적혀 있습니다',
  },
  why: {
    en: 'The bits after the prefix are ignored, so more addresses match than the text suggests. The API server warns about it.',
    ko: '프리픽스 뒤의 비트는 무시되므로 적힌 것보다 많은 주소가 일치합니다. API 서버도 이를 경고합니다.',
  },
  fixable: 'always',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    for (const block of blocksOf(policy)) {
      for (const fact of [block.cidr, ...(block.except?.items ?? [])]) {
        const cidr = fact?.known ? parseCidr(fact.value) : undefined;
        if (!fact?.known || !cidr?.hasHostBits) continue;
        const one = `${fact.value.slice(0, fact.value.indexOf('/'))}/${cidr.family === 'IPv4' ? 32 : 128}`;
        yield {
          place: fact.place,
          message: message(texts.bits, { value: fact.value, block: cidr.text }),
          fixes: [replaceScalar(fact.place, cidr.text, false), replaceScalar(fact.place, one, false)],
        };
      }
    }
  },
});
