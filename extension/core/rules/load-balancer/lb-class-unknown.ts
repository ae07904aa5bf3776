/** A `loadBalancerClass` that cannot be one (ValidateService: a qualified name). Which classes exist is not in manifests. */
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { isQualifiedName } from '../../model/names.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: '"{value}" cannot be a loadBalancerClass: it is a name such as "internal-vip" or "example.com/internal-vip"',
    ko: '"{value}"은(는) loadBalancerClass가 될 수 없습니다. "internal-vip"이나 "example.com/internal-vip" 같은 이름이어야 합니다',
  },
};

export const lbClassUnknown = defineRule({
  id: 'lb-class-unknown',
  group: 'load-balancer',
  severity: 'error',
  summary: { en: '`loadBalancerClass` is not a class name', ko: '`loadBalancerClass`가 클래스 이름이 아닙니다' },
  why: {
    en: 'The class says which implementation serves the Service; it cannot be changed later. The API server rejects what is not a label-style name, with or without a prefix.',
    ko: '클래스는 어느 구현이 Service를 맡을지 정하며 나중에 바꿀 수 없습니다. API 서버는 접두사가 있든 없든 레이블 형식의 이름이 아닌 값을 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class'],
  on: ['service'],
  *check(service) {
    const name = service.loadBalancerClass;
    if (serviceTypeOf(service) !== 'LoadBalancer' || !name?.known || isQualifiedName(name.value)) return;
    yield { place: name.place, message: message(texts.invalid, { value: name.value }) };
  },
});
