/** A named targetPort that some of the selected pods declare and others do not (S5). */
import { comparableWorkloads } from '../../bind/served-pods.ts';
import { portEnds } from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { declaredPortsOf, titlesOf } from './target-port-texts.ts';

const texts = {
  partial: {
    en: 'Not every selected pod declares a port named "{name}": none of its traffic goes to {missing}',
    ko: '선택된 파드 중 일부만 "{name}"이라는 이름의 포트를 선언합니다. {missing}에는 이 포트의 트래픽이 가지 않습니다',
  },
};

export const serviceTargetPortNamePartial = defineRule({
  id: 'service-target-port-name-partial',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Service `targetPort` names a port that only some of the selected pods declare',
    ko: 'Service의 `targetPort`가 가리키는 이름의 포트를 일부 파드만 선언합니다',
  },
  why: {
    en: 'A named `targetPort` is looked up in every pod. Pods without the name are left out of the endpoints of this port without a word: they carry the labels, run, and get no requests.',
    ko: '이름으로 적은 `targetPort`는 파드마다 찾습니다. 그 이름이 없는 파드는 아무 알림 없이 이 포트의 엔드포인트에서 빠집니다. 레이블도 맞고 실행도 되지만 요청을 받지 못합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    const workloads = comparableWorkloads(view, service);
    if (workloads.length < 2) return;
    for (const port of service.ports) {
      if (!port.targetPort?.known || typeof port.targetPort.value !== 'string') continue;
      const ends = portEnds(view, port, workloads);
      const missing = ends.filter(end => end.resolution.state === 'missing').map(end => end.workload);
      if (missing.length === 0 || !ends.some(end => end.resolution.state === 'declared')) continue;
      yield {
        place: port.targetPort.place,
        message: message(texts.partial, { name: port.targetPort.value, missing: titlesOf(missing) }),
        related: declaredPortsOf(workloads),
      };
    }
  },
});
