/** Addresses of other families than the Service has. */
import { message } from '../../l10n/message.ts';
import type { Refusal } from '../../load-balancer/assignment.ts';
import { defineRule } from '../rule.ts';
import { refusalOf } from './refusals.ts';

const texts = {
  tooMany: {
    en: 'A Service has at most two load balancer addresses',
    ko: 'Service의 로드 밸런서 주소는 두 개까지입니다',
  },
  same: {
    en: 'Two addresses have to be one of IPv4 and one of IPv6',
    ko: '주소가 두 개이면 하나는 IPv4, 하나는 IPv6여야 합니다',
  },
  one: {
    en: 'ipFamilyPolicy RequireDualStack needs an IPv4 and an IPv6 address',
    ko: 'ipFamilyPolicy가 RequireDualStack이면 IPv4와 IPv6 주소가 모두 필요합니다',
  },
  two: {
    en: 'Two addresses need ipFamilyPolicy RequireDualStack; this Service has one family',
    ko: '주소 두 개에는 ipFamilyPolicy RequireDualStack이 필요한데 이 Service는 한 가지 주소 체계만 씁니다',
  },
  other: {
    en: "The address is not of the Service's family {family}",
    ko: '주소가 Service의 주소 체계 {family}와 다릅니다',
  },
};

export const metallbIpFamilyMismatch = defineRule({
  id: 'metallb-ip-family-mismatch',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A Service asks MetalLB for addresses of families that it does not have',
    ko: 'Service가 자신의 주소 체계와 다른 주소를 MetalLB에 요청합니다',
  },
  why: {
    en: 'The families of the load balancer addresses have to be those of the cluster IPs, as `ipFamilies` and `ipFamilyPolicy` decide. MetalLB says "does not match the ipFamily of the service", and the Service stays `<pending>`.',
    ko: '로드 밸런서 주소의 체계는 `ipFamilies`와 `ipFamilyPolicy`가 정하는 클러스터 IP의 체계와 같아야 합니다. 다르면 MetalLB는 "does not match the ipFamily of the service"로 거부하고 Service는 `<pending>`에 머뭅니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'family');
    if (refusal) yield { place: refusal.place, message: textOf(refusal) };
  },
});

function textOf(refusal: Extract<Refusal, { step: 'family' }>) {
  switch (refusal.reason) {
    case 'too-many':
      return message(texts.tooMany);
    case 'same-family':
      return message(texts.same);
    case 'one-family':
      return message(texts.one);
    case 'two-families':
      return message(texts.two);
    case 'other-family':
      return message(texts.other, { family: refusal.family });
  }
}
