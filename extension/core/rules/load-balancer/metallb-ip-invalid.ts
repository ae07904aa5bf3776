/** An address for MetalLB that is none. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { refusalOf } from './refusals.ts';

const texts = {
  invalid: {
    en: '"{text}" is not an IP address',
    ko: '"{text}"은(는) IP 주소가 아닙니다',
  },
};

export const metallbIpInvalid = defineRule({
  id: 'metallb-ip-invalid',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A Service asks MetalLB for something that is not an IP address',
    ko: 'Service가 MetalLB에 IP 주소가 아닌 값을 요청합니다',
  },
  why: {
    en: 'MetalLB reads `metallb.io/loadBalancerIPs` as IP addresses separated by a comma, without prefix lengths or host names. With anything else the Service stays `<pending>`.',
    ko: 'MetalLB는 `metallb.io/loadBalancerIPs`를 쉼표로 나눈 IP 주소로 읽으며, 프리픽스 길이나 호스트 이름은 쓸 수 없습니다. 다른 값이면 Service는 `<pending>`에 머뭅니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'invalid');
    if (refusal) yield { place: refusal.asked.place, message: message(texts.invalid, { text: refusal.asked.text }) };
  },
});
