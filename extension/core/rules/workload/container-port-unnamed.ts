/** A container port without a name. Style: numbers work everywhere, so this is off by default. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { servingContainers } from '../../model/kinds/pod.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { defineRule } from '../rule.ts';

const texts = {
  unnamed: { en: 'Port {number} has no name', ko: '포트 {number}에 이름이 없습니다' },
};

export const containerPortUnnamed = defineRule({
  id: 'container-port-unnamed',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Container port has no name', ko: '컨테이너 포트에 이름이 없습니다' },
  why: {
    en: 'A Service, probe or monitor that refers to a port by name keeps working when the number changes.',
    ko: 'Service, 프로브, 모니터가 포트를 이름으로 가리키면 번호가 바뀌어도 그대로 동작합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload) || workload.shape !== 'complete') return;
    for (const port of servingContainers(workload.pod).flatMap(container => container.ports)) {
      if (!port.containerPort?.known || port.name?.known === false || knownValue(port.name)) continue;
      yield {
        place: port.containerPort.place,
        message: message(texts.unnamed, { number: port.containerPort.value }),
      };
    }
  },
});
