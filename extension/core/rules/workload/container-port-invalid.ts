/** A container port or host port outside 1-65535, or a port entry without a number (ValidateContainerPorts). */
import { message } from '../../l10n/message.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { isPortNumber } from '../../model/names.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: { en: 'This port has no `containerPort`', ko: '이 포트에 `containerPort`가 없습니다' },
  range: {
    en: '`{field}` must be between 1 and 65535, not {number}',
    ko: '`{field}`은(는) 1에서 65535 사이여야 합니다. 현재 값은 {number}입니다',
  },
};

export const containerPortInvalid = defineRule({
  id: 'container-port-invalid',
  group: 'workload',
  severity: 'error',
  summary: {
    en: 'Container port is missing or not between 1 and 65535',
    ko: '컨테이너 포트가 없거나 1에서 65535 사이가 아닙니다',
  },
  why: {
    en: 'The API server rejects a pod, or a workload with such a pod template.',
    ko: 'API 서버가 이런 파드나 파드 템플릿을 가진 워크로드를 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    for (const port of workload.pod.containers.flatMap(container => container.ports)) {
      const { containerPort, hostPort } = port;
      if (!containerPort && workload.shape === 'complete') {
        yield { place: port.place, message: message(texts.missing) };
      } else if (containerPort?.known && !isPortNumber(containerPort.value)) {
        yield {
          place: containerPort.place,
          message: message(texts.range, { field: 'containerPort', number: containerPort.value }),
        };
      }
      // A hostPort of 0 means none.
      if (hostPort?.known && hostPort.value !== 0 && !isPortNumber(hostPort.value)) {
        yield { place: hostPort.place, message: message(texts.range, { field: 'hostPort', number: hostPort.value }) };
      }
    }
  },
});
