/** A targetPort that is neither a number nor a possible port name (ValidatePortNumOrName). */
import { message } from '../../l10n/message.ts';
import { portNameProblem } from '../../model/names.ts';
import { portNameFixes, portNameTexts } from '../port-name.ts';
import { defineRule } from '../rule.ts';

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
      yield {
        place: targetPort.place,
        message: message(portNameTexts[problem], { name: targetPort.value }),
        fixes: portNameFixes(targetPort.place, targetPort.value),
      };
    }
  },
});
