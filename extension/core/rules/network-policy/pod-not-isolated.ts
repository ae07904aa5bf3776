/** Pods that no policy limits: advice for those who want every workload to have one (S16). */
import { isHook } from '../../bind/served-pods.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { mayHaveOtherPolicies, sideOf } from '../../reach/local.ts';
import { type Direction, limits } from '../../reach/policies.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  both: {
    en: 'No policy limits who connects to {workload} and where it connects to',
    ko: '{workload}(으)로 들어오고 나가는 연결을 제한하는 정책이 없습니다',
  },
  in: {
    en: 'No policy limits who connects to {workload}',
    ko: '{workload}(으)로 들어오는 연결을 제한하는 정책이 없습니다',
  },
};

export const podNotIsolated = defineRule({
  id: 'pod-not-isolated',
  group: 'network-policy',
  severity: 'info',
  offByDefault: true,
  summary: { en: 'No network policy selects the pods', ko: '파드를 선택하는 네트워크 정책이 없습니다' },
  why: {
    en: 'Pods that no policy selects accept connections from every pod of the cluster. Whether that is wanted is for the owner of the cluster to say.',
    ko: '어떤 정책도 선택하지 않은 파드는 클러스터의 모든 파드에서 오는 연결을 받아들입니다. 그것을 원하는지는 클러스터 소유자가 정할 일입니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['workload'],
  *check(workload, view) {
    const side = sideOf(view, workload);
    if (workload.kind === 'PodTemplate' || !side || side.end.hostNetwork || isHook(workload)) return;
    const { policies, admin, baseline } = side.selecting;
    if (admin.length + baseline.length > 0 || mayHaveOtherPolicies(view, workload)) return;
    const isFree = (direction: Direction) => policies.every(({ placed }) => limits(placed.policy, direction) === 'no');
    if (!isFree('in')) return;
    yield {
      place: workload.namePlace,
      message: message(isFree('out') ? texts.both : texts.in, { workload: titleOf(workload) }),
    };
  },
});
