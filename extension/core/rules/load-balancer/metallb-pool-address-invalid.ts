/** Addresses of a pool that are neither a block nor a range. */

import { message, type Text } from '../../l10n/message.ts';
import { parseRange, type RangeProblem } from '../../load-balancer/address-range.ts';
import { parseAddress } from '../../net/address.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  syntax: {
    en: '"{text}" is neither a CIDR block nor a range of addresses',
    ko: '"{text}"은(는) CIDR 블록도 주소 범위도 아닙니다',
  },
  order: {
    en: 'The range "{text}" ends before it starts',
    ko: '범위 "{text}"의 끝이 시작보다 앞에 있습니다',
  },
  families: {
    en: 'The range "{text}" mixes IPv4 and IPv6',
    ko: '범위 "{text}"에 IPv4와 IPv6가 섞여 있습니다',
  },
  none: {
    en: 'The pool has no addresses',
    ko: '풀에 주소가 없습니다',
  },
};

const wordings: Readonly<Record<RangeProblem, Text>> = texts;

export const metallbPoolAddressInvalid = defineRule({
  id: 'metallb-pool-address-invalid',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'Addresses of an IPAddressPool are neither a CIDR block nor a range',
    ko: 'IPAddressPool의 주소가 CIDR 블록도 범위도 아닙니다',
  },
  why: {
    en: "A pool lists blocks (`192.0.2.0/28`) and ranges (`192.0.2.10-192.0.2.20`); a single address needs `/32`. MetalLB's webhook refuses anything else, and a list that is empty.",
    ko: '풀에는 블록(`192.0.2.0/28`)이나 범위(`192.0.2.10-192.0.2.20`)를 적으며, 주소 하나는 `/32`를 붙여 적습니다. 그 밖의 값이나 빈 목록은 MetalLB의 웹훅이 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://metallb.io/configuration/_advanced_ipaddresspool_configuration/', 'https://metallb.io/apis/'],
  on: ['address-pool'],
  *check(pool) {
    const { addresses } = pool;
    if (!addresses || (addresses.items.length === 0 && addresses.complete)) {
      // An AddressPool of old may be one of many fields that are not read here.
      if (pool.shape === 'complete' && pool.kind === 'IPAddressPool')
        yield { place: addresses?.place ?? pool.specPlace, message: message(texts.none) };
      return;
    }
    for (const fact of addresses.items) {
      if (!fact.known) continue;
      const problem = parseRange(fact.value);
      if (typeof problem === 'object') continue;
      const address = parseAddress(fact.value);
      yield {
        place: fact.place,
        message: message(wordings[problem], { text: fact.value }),
        fixes: address ? [replaceScalar(fact.place, `${fact.value}/${address.family === 'IPv4' ? 32 : 128}`)] : [],
      };
    }
  },
});
