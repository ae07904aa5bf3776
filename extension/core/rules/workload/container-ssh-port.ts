/** A container with an SSH server. Off by default: Git servers and the like have one for good reason. */
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { servingContainers } from '../../model/kinds/pod.ts';
import { defineRule } from '../rule.ts';

const texts = {
  ssh: {
    en: 'Port 22 is that of SSH: a login into the container that Kubernetes knows nothing of',
    ko: '22번은 SSH 포트입니다. Kubernetes가 알지 못하는 컨테이너 로그인 경로입니다',
  },
};

export const containerSshPort = defineRule({
  id: 'container-ssh-port',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Container serves SSH', ko: '컨테이너가 SSH를 제공합니다' },
  why: {
    en: 'Who logs in by SSH goes past the access rules and the audit log of the cluster; `kubectl exec` does not. Off unless switched on.',
    ko: 'SSH로 로그인하면 클러스터의 접근 규칙과 감사 로그를 거치지 않습니다. `kubectl exec`은 거칩니다. 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/'],
  on: ['workload'],
  *check(workload) {
    for (const { containerPort, protocol } of servingContainers(workload.pod).flatMap(container => container.ports)) {
      if (containerPort?.known && containerPort.value === 22 && valueOrDefault(protocol, 'TCP') === 'TCP')
        yield { place: containerPort.place, message: message(texts.ssh) };
    }
  },
});
