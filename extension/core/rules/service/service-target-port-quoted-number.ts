/** A targetPort in quotes: `"8080"` is a port name then, and a name needs a letter (ValidatePortNumOrName). */
import { message } from '../../l10n/message.ts';
import { isPortNumber } from '../../model/names.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';

const quoted = {
  en: 'The quotes make {source} a port name, not port number {number}',
  ko: '따옴표 때문에 {source}은(는) 포트 번호 {number}이(가) 아니라 포트 이름으로 읽힙니다',
};

export const serviceTargetPortQuotedNumber = defineRule({
  id: 'service-target-port-quoted-number',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `targetPort` is a number in quotes',
    ko: 'Service의 `targetPort`가 따옴표로 묶인 숫자입니다',
  },
  why: {
    en: 'A `targetPort` that is a string is looked up as a port name. A port name needs a letter, so the API server rejects the Service.',
    ko: '문자열인 `targetPort`는 포트 이름으로 찾습니다. 포트 이름에는 영문자가 있어야 하므로 API 서버가 Service를 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service) {
    for (const { targetPort } of service.ports) {
      if (!targetPort?.known || typeof targetPort.value !== 'string' || !/^\d+$/.test(targetPort.value)) continue;
      const number = Number(targetPort.value);
      const source = sourceOf(targetPort.place);
      const inQuotes = /^(["']).*\1$/.test(source);
      yield {
        place: targetPort.place,
        message: message(quoted, { source, number }),
        fixes: inQuotes && isPortNumber(number) ? [replaceText(targetPort.place, String(number))] : [],
      };
    }
  },
});
