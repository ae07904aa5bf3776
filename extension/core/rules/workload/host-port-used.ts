/** Host ports. Off by default: a policy. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  used: { en: 'The pod takes port {port} of its node', ko: '파드가 노드의 {port}번 포트를 차지합니다' },
};

export const hostPortUsed = defineRule({
  id: 'host-port-used',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Container takes a port of its node', ko: '컨테이너가 노드의 포트를 차지합니다' },
  why: {
    en: 'Clients of the node reach the pod past every Service, and the scheduler finds room for one such pod per node. Off unless switched on.',
    ko: '노드의 클라이언트가 Service를 거치지 않고 파드에 접근하며, 스케줄러는 노드마다 이런 파드를 하나만 둘 수 있습니다. 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  on: ['workload'],
  *check(workload) {
    for (const { hostPort } of workload.pod.containers.flatMap(container => container.ports)) {
      if (hostPort?.known && hostPort.value > 0)
        yield { place: hostPort.place, message: message(texts.used, { port: hostPort.value }) };
    }
  },
});
