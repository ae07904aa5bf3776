/** A host port that two workloads, or a workload and a node port, take on the same node. */
import { protocolOf } from '../../bind/port.ts';
import { keys } from '../../index/keys.ts';
import { nearestVariants, type View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { type HostPort, hostPortsOf, hostPortsOverlap } from '../../model/kinds/host-port.ts';
import { hasPlainPod, type Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  workload: {
    en: 'Host port {number}/{protocol} is also taken by {other}, which runs on the same nodes',
    ko: '같은 노드에서 실행되는 {other}도 호스트 포트 {number}/{protocol}을(를) 씁니다',
  },
  nodePort: {
    en: 'Host port {number}/{protocol} is also the node port of {other}',
    ko: '호스트 포트 {number}/{protocol}은(는) {other}의 노드 포트이기도 합니다',
  },
  other: { en: 'Taken here too', ko: '여기에서도 쓰고 있습니다' },
};

export const containerHostPortConflictAcross = defineRule({
  id: 'container-host-port-conflict-across',
  group: 'workload',
  severity: 'warning',
  summary: {
    en: 'Two workloads take one host port on the same nodes',
    ko: '두 워크로드가 같은 노드에서 같은 호스트 포트를 씁니다',
  },
  why: {
    en: 'A host port can be taken once on a node. Where a DaemonSet has it on every node, no pod of the other workload can be scheduled. Traffic for a node port never reaches a process that listens on the same port of the node.',
    ko: '호스트 포트는 노드마다 한 번만 쓸 수 있습니다. DaemonSet이 모든 노드에서 쓰고 있으면 다른 워크로드의 파드는 스케줄될 수 없습니다. 노드 포트로 온 트래픽은 노드의 같은 포트에서 수신하는 프로세스에 도달하지 않습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/configuration/overview/#services'],
  on: ['workload'],
  *check(workload, view) {
    if (!hasPlainPod(workload)) return;
    for (const port of hostPortsOf(workload.pod)) {
      const args = { number: port.number, protocol: port.protocol };
      for (const { other, taken } of othersWith(view, workload, port)) {
        yield {
          place: port.place,
          message: message(texts.workload, { ...args, other: titleOf(other) }),
          related: [{ place: taken.place, message: message(texts.other) }],
        };
      }
      for (const service of view.lookupType('service', keys.nodePort(view.setOf(workload), port.number))) {
        const taken = service.ports.find(
          p => knownValue(p.nodePort) === port.number && protocolOf(p) === port.protocol,
        );
        if (!taken) continue;
        yield {
          place: port.place,
          message: message(texts.nodePort, { ...args, other: titleOf(service) }),
          related: [{ place: taken.nodePort!.place, message: message(texts.other) }],
        };
      }
    }
  },
});

function othersWith(view: View, workload: Workload, port: HostPort) {
  const candidates = view
    .lookupType('workload', keys.hostPort(view.setOf(workload), port.number))
    .filter(other => other !== workload && hasPlainPod(other) && meetOnEveryNode(workload, other))
    .filter(other => !(other.kind === workload.kind && knownValue(other.name) === knownValue(workload.name)));
  return nearestVariants(workload, candidates, view).flatMap(other => {
    const taken = hostPortsOf(other.pod).find(p => hostPortsOverlap(p, port));
    return taken ? [{ other, taken }] : [];
  });
}

/**
 * One of them is a DaemonSet and both run on the same nodes. Two Deployments may be spread by the scheduler, and workloads that name
 * different nodes may never meet.
 */
function meetOnEveryNode(a: Workload, b: Workload): boolean {
  if (a.kind !== 'DaemonSet' && b.kind !== 'DaemonSet') return false;
  if ([a, b].some(w => w.shape !== 'complete' || w.owned || w.group === 'batch')) return false;
  const [x, y] = [nodesOf(a), nodesOf(b)];
  return x !== undefined && x === y;
}

/** One text for equal sets of nodes; `undefined` where that cannot be told. */
function nodesOf({ pod }: Workload): string | undefined {
  const pairs = [...(pod.nodeSelector?.entries ?? [])].filter(
    ([label, fact]) => !(label.endsWith('kubernetes.io/os') && knownValue(fact) === 'linux'),
  );
  if (pod.nodeSelector?.complete === false || pairs.some(([, fact]) => !fact.known)) return undefined;
  if (pod.hasNodeAffinity) return undefined;
  return pairs
    .map(([label, fact]) => `${label}=${knownValue(fact)}`)
    .sort()
    .join(',');
}
