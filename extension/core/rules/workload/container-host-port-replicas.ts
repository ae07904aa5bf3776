/** A Deployment whose pods take a host port: two of them never fit on one node, which a rollout or a second replica needs. */
import { message } from '../../l10n/message.ts';
import { type Fact, valueOrDefault } from '../../model/fact.ts';
import { hostPortsOf } from '../../model/kinds/host-port.ts';
import { hasPlainPod, type Workload } from '../../model/kinds/workload.ts';
import type { IntOrString } from '../../model/read.ts';
import { defineRule } from '../rule.ts';

const texts = {
  replicas: {
    en: 'Each of the {replicas} replicas takes host port {number}, so each needs a node of its own',
    ko: '{replicas}개의 레플리카가 각각 호스트 포트 {number}을(를) 쓰므로 저마다 다른 노드가 필요합니다',
  },
  rollout: {
    en: 'A rollout starts the new pod before the old one gives up host port {number}, so it needs a second node',
    ko: '롤아웃은 이전 파드가 호스트 포트 {number}을(를) 놓기 전에 새 파드를 시작하므로 노드가 하나 더 필요합니다',
  },
};

export const containerHostPortReplicas = defineRule({
  id: 'container-host-port-replicas',
  group: 'workload',
  severity: 'info',
  summary: {
    en: 'Pods of a Deployment take a host port, so no two of them fit on one node',
    ko: 'Deployment의 파드가 호스트 포트를 쓰므로 한 노드에 둘 이상 둘 수 없습니다',
  },
  why: {
    en: 'The scheduler puts a pod only on a node whose port is free. On a cluster with too few nodes replicas stay Pending, and a rolling update that keeps every old pod until the new one is ready never ends. Use a DaemonSet, or the strategy Recreate.',
    ko: '스케줄러는 포트가 비어 있는 노드에만 파드를 둡니다. 노드가 모자라면 레플리카가 Pending 상태로 남고, 새 파드가 준비될 때까지 이전 파드를 유지하는 롤링 업데이트는 끝나지 않습니다. DaemonSet이나 Recreate 전략을 쓰는 것이 좋습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload) || workload.kind !== 'Deployment' || workload.shape !== 'complete') return;
    const port = hostPortsOf(workload.pod).find(p => p.container.type !== 'init');
    const replicas = valueOrDefault(workload.replicas, 1);
    if (!port || !replicas) return;
    if (replicas > 1) {
      // Whoever spreads the pods over the nodes knows that each needs its own.
      if (workload.pod.hasPodAntiAffinity) return;
      yield { place: port.place, message: message(texts.replicas, { replicas, number: port.number }) };
    } else if (keepsOldPods(workload, replicas)) {
      yield { place: port.place, message: message(texts.rollout, { number: port.number }) };
    }
  },
});

/** A rolling update may not stop a pod before its successor is ready (ResolveFenceposts: surge rounds up, unavailable down). */
function keepsOldPods({ strategy }: Workload, replicas: number): boolean {
  if (valueOrDefault(strategy?.type, 'RollingUpdate') !== 'RollingUpdate') return false;
  const surge = countOf(strategy?.maxSurge, replicas, Math.ceil);
  const unavailable = countOf(strategy?.maxUnavailable, replicas, Math.floor);
  return unavailable === 0 && surge !== undefined && surge > 0;
}

/** The count that a number or a percentage of the replicas stands for; `undefined` when not known. */
function countOf(
  fact: Fact<IntOrString> | undefined,
  replicas: number,
  round: (value: number) => number,
): number | undefined {
  const value = valueOrDefault<IntOrString>(fact, '25%');
  if (typeof value !== 'string') return value;
  const percent = /^(\d+)%$/.exec(value)?.[1];
  return percent === undefined ? undefined : round((Number(percent) * replicas) / 100);
}
