/** A named targetPort that stands for different numbers in different workloads (S5). */
import { comparableWorkloads } from '../../bind/served-pods.ts';
import { portEnds } from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { declaredPortsOf } from './target-port-texts.ts';

const texts = {
  divergent: {
    en: 'The port "{name}" is a different number in different pods: {numbers}',
    ko: '"{name}" 포트의 번호가 파드마다 다릅니다: {numbers}',
  },
};

export const serviceTargetPortNameDivergent = defineRule({
  id: 'service-target-port-name-divergent',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'Service `targetPort` names a port that is a different number in different pods',
    ko: 'Service의 `targetPort`가 가리키는 포트의 번호가 파드마다 다릅니다',
  },
  why: {
    en: 'This is legal, and the way to move an application to another port without a break. Outside of such a move it is a surprise: requests to one Service arrive at different ports.',
    ko: '허용되는 구성이며 중단 없이 포트를 옮길 때 쓰는 방법입니다. 옮기는 중이 아니라면 뜻밖의 일입니다. 하나의 Service로 보낸 요청이 서로 다른 포트에 도착합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    const workloads = comparableWorkloads(view, service);
    if (workloads.length < 2) return;
    for (const port of service.ports) {
      if (!port.targetPort?.known || typeof port.targetPort.value !== 'string') continue;
      const numbers = portEnds(view, port, workloads).flatMap(({ resolution }) =>
        resolution.state === 'declared' ? [resolution.number] : [],
      );
      const distinct = [...new Set(numbers)].sort((a, b) => a - b);
      if (numbers.length < workloads.length || distinct.length < 2) continue;
      yield {
        place: port.targetPort.place,
        message: message(texts.divergent, { name: port.targetPort.value, numbers: distinct.join(', ') }),
        related: declaredPortsOf(workloads),
      };
    }
  },
});
