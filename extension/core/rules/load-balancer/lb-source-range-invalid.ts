/** A range of clients that is no CIDR (pkg/api/v1/service GetLoadBalancerSourceRanges, which trims blanks). */

import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { sourceRangesOf } from '../../load-balancer/exposure.ts';
import { parseAddress, parseCidr } from '../../net/address.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: '"{value}" is not a range of addresses such as 203.0.113.0/24',
    ko: '"{value}"은(는) 203.0.113.0/24 같은 주소 범위가 아닙니다',
  },
};

export const lbSourceRangeInvalid = defineRule({
  id: 'lb-source-range-invalid',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A range of `loadBalancerSourceRanges` is not a CIDR',
    ko: '`loadBalancerSourceRanges`의 범위가 CIDR이 아닙니다',
  },
  why: {
    en: 'The API server rejects the Service. A single address needs its prefix length, too: `203.0.113.7/32`.',
    ko: 'API 서버가 Service를 거부합니다. 주소 하나에도 `203.0.113.7/32`처럼 프리픽스 길이가 필요합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#aws-nlb-support'],
  on: ['service'],
  *check(service) {
    if (serviceTypeOf(service) !== 'LoadBalancer') return;
    const isField = (service.loadBalancerSourceRanges?.items.length ?? 0) > 0;
    for (const range of sourceRangesOf(service)) {
      if (!range.known || parseCidr(range.value.trim())) continue;
      const address = parseAddress(range.value.trim());
      const whole = address && `${address.text}/${address.family === 'IPv4' ? 32 : 128}`;
      yield {
        place: range.place,
        message: message(texts.invalid, { value: range.value }),
        fixes: whole && isField ? [replaceScalar(range.place, whole)] : [],
      };
    }
  },
});
