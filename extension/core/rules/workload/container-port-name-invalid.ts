/** A container port's name that is no IANA_SVC_NAME (S5, ValidateContainerPorts). */
import { message } from '../../l10n/message.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { portNameProblem } from '../../model/names.ts';
import { portNameFixes, portNameTexts } from '../port-name.ts';
import { defineRule } from '../rule.ts';

export const containerPortNameInvalid = defineRule({
  id: 'container-port-name-invalid',
  group: 'workload',
  severity: 'error',
  summary: { en: 'Container port name is not valid', ko: '컨테이너 포트 이름이 올바르지 않습니다' },
  why: {
    en: 'A container port name has at most 15 characters of a-z, 0-9 and "-", at least one of them a letter. The API server rejects any other name; a Service port name may be longer, which is easily mixed up.',
    ko: '컨테이너 포트 이름은 a-z, 0-9, "-"로 된 15자 이하의 문자열이며 영문자가 하나 이상 있어야 합니다. API 서버는 그 밖의 이름을 거부합니다. Service 포트 이름은 더 길어도 되므로 혼동하기 쉽습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    for (const { name } of workload.pod.containers.flatMap(container => container.ports)) {
      // An empty name is no name.
      const problem = name?.known && name.value !== '' ? portNameProblem(name.value) : undefined;
      if (!name?.known || !problem) continue;
      yield {
        place: name.place,
        message: message(portNameTexts[problem], { name: name.value }),
        fixes: portNameFixes(name.place, name.value),
      };
    }
  },
});
