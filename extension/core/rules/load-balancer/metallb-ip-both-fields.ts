/** The address by the annotation and by the field. */
import { message } from '../../l10n/message.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { refusalOf } from './refusals.ts';

const texts = {
  both: {
    en: 'loadBalancerIP and the annotation metallb.io/loadBalancerIPs are both set',
    ko: 'loadBalancerIP와 metallb.io/loadBalancerIPs 애너테이션을 함께 적었습니다',
  },
};

export const metallbIpBothFields = defineRule({
  id: 'metallb-ip-both-fields',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A Service asks MetalLB for its address in two places',
    ko: 'Service가 MetalLB에 주소를 두 곳에서 요청합니다',
  },
  why: {
    en: 'MetalLB refuses to choose: "service can not have both". The Service gets no address at all, even if both name the same one.',
    ko: 'MetalLB는 어느 쪽도 고르지 않고 "service can not have both"로 거부합니다. 두 값이 같아도 Service는 주소를 받지 못합니다.',
  },
  fixable: 'sometimes',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'both-fields');
    if (!refusal) return;
    const key = service.keyPlaces.get('loadBalancerIP');
    const fix = key && removeEntry(key, refusal.place, 'loadBalancerIP', false);
    yield { place: refusal.place, message: message(texts.both), fixes: fix ? [fix] : [] };
  },
});
