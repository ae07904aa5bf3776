/** `ipBlock.cidr` or an entry of `except` that is no CIDR (ValidateIPBlock). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { parseAddress, parseCidr } from '../../net/address.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { blocksOf, hasShapeProblem, networkPolicyApi } from './policy-parts.ts';

const texts = {
  missing: { en: '`ipBlock` needs a `cidr`', ko: '`ipBlock`에는 `cidr`이 필요합니다' },
  invalid: {
    en: '"{value}" is no address block such as 10.0.0.0/8 or 2001:db8::/32',
    ko: '"{value}"은(는) 10.0.0.0/8이나 2001:db8::/32 같은 주소 블록이 아닙니다',
  },
  noPrefix: {
    en: '"{value}" has no prefix length; the address alone is {block}',
    ko: '"{value}"에 프리픽스 길이가 없습니다. 이 주소 하나만 뜻한다면 {block}입니다',
  },
};

export const netpolIpblockCidrInvalid = defineRule({
  id: 'netpol-ipblock-cidr-invalid',
  group: 'network-policy',
  severity: 'error',
  summary: { en: 'NetworkPolicy address block is not a CIDR', ko: 'NetworkPolicy의 주소 블록이 CIDR 형식이 아닙니다' },
  why: { en: 'The API server rejects the policy.', ko: 'API 서버가 이 정책을 거부합니다.' },
  fixable: 'sometimes',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    for (const block of blocksOf(policy)) {
      const { cidr } = block;
      if (policy.shape === 'complete' && !hasShapeProblem(policy, block.place) && !knownValue(cidr)) {
        yield { place: cidr?.place ?? block.place, message: message(texts.missing) };
      }
      for (const fact of [cidr, ...(block.except?.items ?? [])]) {
        if (!fact?.known || (fact === cidr && fact.value === '') || parseCidr(fact.value)) continue;
        const address = parseAddress(fact.value);
        const alone = address && `${address.text}/${address.family === 'IPv4' ? 32 : 128}`;
        yield {
          place: fact.place,
          message: alone
            ? message(texts.noPrefix, { value: fact.value, block: alone })
            : message(texts.invalid, { value: fact.value }),
          fixes: alone ? [replaceScalar(fact.place, alone)] : [],
        };
      }
    }
  },
});
