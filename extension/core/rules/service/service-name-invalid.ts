/**
 * A Service name that cannot be a host name (ValidateServiceName). A digit at the start is allowed by the feature gate
 * RelaxedServiceNameValidation of the newest API servers, so that is only a warning.
 */
import { message } from '../../l10n/message.ts';
import { isDns1035Label, isDns1123Label } from '../../model/names.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: '"{name}" cannot be the name of a Service: a-z, 0-9 and "-" only, at most 63 characters, a letter first',
    ko: '"{name}"은(는) Service 이름이 될 수 없습니다. a-z, 0-9, "-"만 63자까지 쓸 수 있고 영문자로 시작해야 합니다',
  },
  digit: {
    en: 'The name of a Service starts with a letter; most clusters reject "{name}"',
    ko: 'Service 이름은 영문자로 시작합니다. 대부분의 클러스터가 "{name}"을(를) 거부합니다',
  },
};

export const serviceNameInvalid = defineRule({
  id: 'service-name-invalid',
  group: 'service',
  severity: 'error',
  summary: { en: 'The name of a Service is not a DNS label', ko: 'Service 이름이 DNS 레이블이 아닙니다' },
  why: {
    en: 'The name is a part of the host name by which clients reach the Service. The API server rejects other characters, upper case, dots and more than 63 characters.',
    ko: '이름은 클라이언트가 Service를 찾는 호스트 이름의 일부입니다. API 서버는 다른 문자, 대문자, 점, 63자를 넘는 이름을 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names'],
  on: ['service'],
  *check(service) {
    const { name } = service;
    if (!name?.known || name.value === '' || isDns1035Label(name.value)) return;
    const startsWithDigit = isDns1123Label(name.value);
    const plain = name.value.toLowerCase().replace(/[_.\s]/g, '-');
    yield {
      place: name.place,
      message: message(startsWithDigit ? texts.digit : texts.invalid, { name: name.value }),
      severity: startsWithDigit ? 'warning' : 'error',
      fixes: !startsWithDigit && isDns1035Label(plain) ? [replaceScalar(name.place, plain, false)] : [],
    };
  },
});
