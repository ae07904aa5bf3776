/** A Deployment that stops all of its pods for a rollout although a Service leads to them. Off by default: volumes may leave no choice. */

import { selectingServices } from '../../bind/selector.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  gap: {
    en: 'Each rollout stops all pods before it starts new ones: {service} has no endpoints meanwhile',
    ko: '롤아웃할 때마다 새 파드를 시작하기 전에 모든 파드를 멈춥니다. 그동안 {service}에는 엔드포인트가 없습니다',
  },
  service: { en: '{service} selects the pods', ko: '{service}이(가) 파드를 선택합니다' },
};

export const deploymentRecreateBehindService = defineRule({
  id: 'deployment-recreate-behind-service',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'Deployment with strategy Recreate behind a Service',
    ko: 'Service 뒤의 Deployment가 Recreate 전략을 씁니다',
  },
  why: {
    en: 'Between the last old pod and the first ready new one, connections to the Service are refused. Off unless switched on, because a volume that only one pod can have leaves no choice.',
    ko: '이전 파드가 모두 멈추고 새 파드가 준비될 때까지 Service로 오는 연결은 거부됩니다. 한 파드만 쓸 수 있는 볼륨 때문에 다른 방법이 없을 수 있으므로 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment'],
  on: ['workload'],
  *check(workload, view) {
    const type = workload.strategy?.type;
    if (!type || knownValue(type) !== 'Recreate') return;
    const [service] = selectingServices(view, workload);
    if (!service) return;
    yield {
      place: type.place,
      message: message(texts.gap, { service: titleOf(service) }),
      related: [{ place: service.namePlace, message: message(texts.service, { service: titleOf(service) }) }],
    };
  },
});
