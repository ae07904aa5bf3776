/** A selector with a label that only running pods have, with a value that no pod will have, or none for long (S3, S7). */
import { hasSelector, isSwitchedByRollout } from '../../bind/selector.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { type Message, message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';

const texts = {
  hash: {
    en: 'Label "{label}" changes with every rollout: the Service loses its pods at the next one',
    ko: '"{label}" 레이블은 배포할 때마다 바뀝니다. 다음 배포에서 Service가 파드를 잃습니다',
  },
  noSuchPod: {
    en: 'No StatefulSet of namespace "{namespace}" has a pod "{pod}"',
    ko: '네임스페이스 "{namespace}"에 "{pod}" 파드를 만드는 StatefulSet이 없습니다',
  },
  outside: {
    en: 'The pods of StatefulSet "{name}" are "{first}" to "{last}"; there is no "{pod}"',
    ko: 'StatefulSet "{name}"의 파드는 "{first}"부터 "{last}"까지이며 "{pod}"은(는) 없습니다',
  },
};

const podName = 'statefulset.kubernetes.io/pod-name';
const hashes = ['pod-template-hash', 'controller-revision-hash', 'rollouts-pod-template-hash'];

export const serviceSelectorRuntimeLabelInvalid = defineRule({
  id: 'service-selector-runtime-label-invalid',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Service selects by a label of running pods that none will have',
    ko: 'Service가 실행 중인 파드에 없을 레이블 값으로 선택합니다',
  },
  why: {
    en: 'A StatefulSet names its pods `<name>-<ordinal>` and labels each with its name. A Service that selects by another name has no endpoints. The hash labels of Deployments and StatefulSets change with every rollout.',
    ko: 'StatefulSet은 파드 이름을 `<이름>-<순번>`으로 정하고 그 이름을 레이블로 붙입니다. 다른 이름으로 선택하는 Service에는 엔드포인트가 없습니다. Deployment와 StatefulSet의 해시 레이블은 배포할 때마다 바뀝니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label',
  ],
  on: ['service'],
  *check(service, view) {
    if (!hasSelector(service)) return;
    const entries = service.selector!.entries;
    for (const label of hashes) {
      const fact = entries.get(label);
      if (!fact?.known || service.owned || isSwitchedByRollout(view, service)) continue;
      yield { place: service.selector!.keyPlaces.get(label) ?? fact.place, message: message(texts.hash, { label }) };
    }
    const pod = entries.get(podName);
    const problem = pod?.known ? podProblem(view, service, pod.value) : undefined;
    if (pod && problem) {
      const fixes: Fix[] = problem.near === undefined ? [] : [replaceScalar(pod.place, problem.near, false)];
      yield { place: pod.place, message: problem.message, fixes };
    }
  },
});

function podProblem(view: View, service: Service, pod: string): { message: Message; near?: string } | undefined {
  const namespace = view.namespaceOf(service);
  if (namespace === undefined || view.isOpen(service) || view.hasUncertain(service, 'workload')) return undefined;
  const sets = view.inNamespace(service, 'workload', namespace).filter(w => w.kind === 'StatefulSet');
  const match = /^(.+)-(\d+)$/.exec(pod);
  const own = sets.filter(set => knownValue(set.name) === match?.[1]);
  if (own.length > 0) return ordinalProblem(view, own[0]!, Number(match![2]), pod);
  // Without a StatefulSet in the namespace the manifests say nothing about such pods.
  if (sets.length === 0) return undefined;
  const names = sets.flatMap(set => knownValue(set.name) ?? []);
  const near = match ? nearestNames(match[1]!, names)[0] : undefined;
  return {
    message: message(texts.noSuchPod, { namespace, pod }),
    ...(near === undefined ? {} : { near: `${near}-${match![2]}` }),
  };
}

function ordinalProblem(view: View, set: Workload, ordinal: number, pod: string): { message: Message } | undefined {
  const name = knownValue(set.name)!;
  const replicas = valueOrDefault(set.replicas, 1);
  const start = valueOrDefault(set.ordinalsStart, 0);
  const scalers = view.lookup(keys.scalersOf(view.setOf(set), view.namespaceOf(set)!, set.kind, name));
  if (replicas === undefined || start === undefined || replicas === 0 || set.shape !== 'complete') return undefined;
  if (scalers.length > 0 || (ordinal >= start && ordinal < start + replicas)) return undefined;
  return {
    message: message(texts.outside, { name, first: `${name}-${start}`, last: `${name}-${start + replicas - 1}`, pod }),
  };
}
