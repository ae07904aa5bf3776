/** A Service whose pods declare no ports, so that nothing can be said about its target ports. Off by default. */
import { declaredPorts, hasKnownPorts } from '../../bind/port.ts';
import { servedWorkloads } from '../../bind/served-pods.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  none: {
    en: 'The selected pods declare no ports, so target ports cannot be checked',
    ko: '선택된 파드에 선언된 포트가 없어 대상 포트를 확인할 수 없습니다',
  },
  workload: { en: '{workload} declares no ports', ko: '{workload}에 선언된 포트가 없습니다' },
};

export const servicePodsDeclareNoPorts = defineRule({
  id: 'service-pods-declare-no-ports',
  group: 'service',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'The pods of a Service declare no ports',
    ko: 'Service의 파드에 선언된 포트가 없습니다',
  },
  why: {
    en: '`containerPort` is informational: traffic flows without it. Declared ports tell readers and tools which port is which.',
    ko: '`containerPort`는 참고 정보이므로 없어도 트래픽은 흐릅니다. 선언해 두면 읽는 사람과 도구가 어느 포트가 무엇인지 알 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/connect-applications-service/'],
  on: ['service'],
  *check(service, view) {
    const workloads = servedWorkloads(view, service);
    if (workloads.length === 0 || service.ports.length === 0) return;
    if (!workloads.every(w => hasKnownPorts(w) && declaredPorts(w.pod).length === 0)) return;
    yield {
      place: service.portsPlace ?? service.namePlace,
      message: message(texts.none),
      related: workloads.slice(0, 5).map(workload => ({
        place: workload.namePlace,
        message: message(texts.workload, { workload: titleOf(workload) }),
      })),
    };
  },
});
