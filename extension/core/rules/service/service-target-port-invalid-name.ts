/** A targetPort that is neither a number nor a possible port name (ValidatePortNumOrName). */
import { message, type Text } from '../../l10n/message.ts';
import { isIanaServiceName, type PortNameProblem, portNameProblem } from '../../model/names.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts: Readonly<Record<PortNameProblem, Text>> = {
  empty: { en: 'A port name must not be empty', ko: '포트 이름은 비워 둘 수 없습니다' },
  characters: {
    en: '"{name}" cannot be a port name: only a-z, 0-9 and "-" are allowed',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. a-z, 0-9, "-"만 쓸 수 있습니다',
  },
  'no-letter': {
    en: '"{name}" cannot be a port name: it needs a letter',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. 영문자가 하나 이상 있어야 합니다',
  },
  'too-long': {
    en: '"{name}" cannot be a port name: it has more than 15 characters',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. 15자를 넘습니다',
  },
  'double-hyphen': {
    en: '"{name}" cannot be a port name: "--" is not allowed',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. "--"는 쓸 수 없습니다',
  },
  'outer-hyphen': {
    en: '"{name}" cannot be a port name: it must not start or end with "-"',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. "-"로 시작하거나 끝날 수 없습니다',
  },
};

export const serviceTargetPortInvalidName = defineRule({
  id: 'service-target-port-invalid-name',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `targetPort` is a text that cannot be a port name',
    ko: 'Service의 `targetPort`가 포트 이름이 될 수 없는 문자열입니다',
  },
  why: {
    en: 'A container port name has at most 15 characters of a-z, 0-9 and "-", at least one of them a letter. The API server rejects a Service that refers to any other name.',
    ko: '컨테이너 포트 이름은 a-z, 0-9, "-"로 된 15자 이하의 문자열이며 영문자가 하나 이상 있어야 합니다. API 서버는 그 밖의 이름을 가리키는 Service를 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service) {
    for (const { targetPort } of service.ports) {
      if (!targetPort?.known || typeof targetPort.value !== 'string' || /^\d*$/.test(targetPort.value)) continue;
      const problem = portNameProblem(targetPort.value);
      if (!problem) continue;
      const plain = targetPort.value.toLowerCase().replace(/[_.]/g, '-');
      yield {
        place: targetPort.place,
        message: message(texts[problem], { name: targetPort.value }),
        fixes: isIanaServiceName(plain) ? [replaceScalar(targetPort.place, plain, false)] : [],
      };
    }
  },
});
