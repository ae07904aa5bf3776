/** A numeric targetPort for a port that all selected pods name. Style: off by default. */
import { servedWorkloads } from '../../bind/served-pods.ts';
import { portEnds } from '../../bind/target-port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { declaredPortsOf } from './target-port-texts.ts';

const texts = {
  prefer: {
    en: 'The selected pods call port {number} "{name}"',
    ko: '선택된 파드는 {number} 포트를 "{name}"이라고 부릅니다',
  },
};

export const serviceTargetPortPreferName = defineRule({
  id: 'service-target-port-prefer-name',
  group: 'service',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'Service `targetPort` is a number although the pods name the port',
    ko: '파드가 포트에 이름을 붙였는데 Service의 `targetPort`는 숫자입니다',
  },
  why: {
    en: 'With a name the number stands in one place only, and pods may move to another port without a change to the Service.',
    ko: '이름을 쓰면 숫자는 한곳에만 있으면 되고 Service를 바꾸지 않고도 파드의 포트를 옮길 수 있습니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0) return;
    for (const port of service.ports) {
      if (!port.targetPort?.known || typeof port.targetPort.value !== 'number' || port.targetPort.value === 0) continue;
      const names = portEnds(view, port, workloads).map(({ resolution }) =>
        resolution.state === 'declared' ? knownValue(resolution.declared.port.name) : undefined,
      );
      const [name] = names;
      if (name === undefined || names.some(other => other !== name)) continue;
      yield {
        place: port.targetPort.place,
        message: message(texts.prefer, { number: port.targetPort.value, name }),
        related: declaredPortsOf(workloads),
        fixes: [replaceScalar(port.targetPort.place, name, false)],
      };
    }
  },
});
