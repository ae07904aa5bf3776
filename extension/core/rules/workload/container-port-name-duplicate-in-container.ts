/** One port name twice in one container (ValidateContainerPorts). */
import { message } from '../../l10n/message.ts';
import { containerName } from '../../model/kinds/pod.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';

const texts = {
  duplicate: {
    en: 'Container "{container}" has two ports named "{name}"',
    ko: '컨테이너 "{container}"에 이름이 "{name}"인 포트가 둘 있습니다',
  },
  first: { en: 'The name is used here first', ko: '이 이름이 처음 쓰인 곳입니다' },
};

export const containerPortNameDuplicateInContainer = defineRule({
  id: 'container-port-name-duplicate-in-container',
  group: 'workload',
  severity: 'error',
  summary: { en: 'Two ports of a container have the same name', ko: '한 컨테이너의 두 포트가 같은 이름을 가집니다' },
  why: {
    en: 'Port names are unique inside a container, whatever the protocol. The API server rejects the pod; name the ports for example `dns` and `dns-tcp`.',
    ko: '포트 이름은 프로토콜과 관계없이 컨테이너 안에서 하나뿐이어야 합니다. API 서버가 파드를 거부하므로 `dns`와 `dns-tcp`처럼 다른 이름을 써야 합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    for (const container of workload.pod.containers) {
      const seen = new Map<string, Place>();
      for (const { name } of container.ports) {
        if (!name?.known || name.value === '') continue;
        const first = seen.get(name.value);
        if (!first) {
          seen.set(name.value, name.place);
          continue;
        }
        yield {
          place: name.place,
          message: message(texts.duplicate, { container: containerName(container), name: name.value }),
          related: [{ place: first, message: message(texts.first) }],
        };
      }
    }
  },
});
