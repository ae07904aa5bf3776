/** A range that holds everybody beside narrower ones. */

import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { sourceRangesOf } from '../../load-balancer/exposure.ts';
import { parseCidr } from '../../net/address.ts';
import { defineRule } from '../rule.ts';

const texts = {
  open: {
    en: '{range} holds every address: the other ranges limit nothing',
    ko: '{range}에는 모든 주소가 들어 있어 다른 범위가 아무것도 제한하지 않습니다',
  },
};

export const lbSourceRangesOpen = defineRule({
  id: 'lb-source-ranges-open',
  group: 'load-balancer',
  severity: 'info',
  summary: {
    en: '`loadBalancerSourceRanges` lets everybody in beside narrower ranges',
    ko: '`loadBalancerSourceRanges`에 좁은 범위와 함께 모두를 허용하는 범위가 있습니다',
  },
  why: {
    en: 'A client is let in when any range holds its address.',
    ko: '클라이언트는 어느 한 범위에만 들어 있어도 허용됩니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer'],
  on: ['service'],
  *check(service) {
    if (serviceTypeOf(service) !== 'LoadBalancer') return;
    const ranges = sourceRangesOf(service).flatMap(range => {
      const cidr = range.known ? parseCidr(range.value.trim()) : undefined;
      return range.known && cidr ? [{ range, family: cidr.family, isAll: /\/0+$/.test(range.value.trim()) }] : [];
    });
    for (const { range, family, isAll } of ranges) {
      const narrower = ranges.some(other => !other.isAll && other.family === family);
      if (isAll && narrower) yield { place: range.place, message: message(texts.open, { range: range.value }) };
    }
  },
});
