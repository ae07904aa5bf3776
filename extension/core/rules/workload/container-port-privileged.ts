/** Container ports that processes of ordinary users may not be allowed to open. Off by default: most runtimes allow them. */
import { message } from '../../l10n/message.ts';
import { servingContainers } from '../../model/kinds/pod.ts';
import { defineRule } from '../rule.ts';

const texts = {
  low: {
    en: 'Port {port} needs root or NET_BIND_SERVICE where the runtime does not let everybody open low ports',
    ko: '런타임이 낮은 포트를 모두에게 허용하지 않으면 {port}번 포트를 열 때 root나 NET_BIND_SERVICE가 필요합니다',
  },
};

export const containerPortPrivileged = defineRule({
  id: 'container-port-privileged',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Container port below 1024', ko: '1024 미만의 컨테이너 포트입니다' },
  why: {
    en: 'Linux keeps ports below `net.ipv4.ip_unprivileged_port_start`, 1024 by default, for processes with the capability NET_BIND_SERVICE. A process of another user fails to start there. Off unless switched on, because container runtimes often lower the limit.',
    ko: 'Linux는 `net.ipv4.ip_unprivileged_port_start`(기본값 1024)보다 낮은 포트를 NET_BIND_SERVICE 권한이 있는 프로세스에만 허용합니다. 다른 사용자의 프로세스는 시작하지 못합니다. 컨테이너 런타임이 이 한도를 낮추는 일이 많으므로 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls'],
  on: ['workload'],
  *check(workload) {
    for (const { containerPort } of servingContainers(workload.pod).flatMap(container => container.ports)) {
      if (containerPort?.known && containerPort.value > 0 && containerPort.value < 1024)
        yield { place: containerPort.place, message: message(texts.low, { port: containerPort.value }) };
    }
  },
});
