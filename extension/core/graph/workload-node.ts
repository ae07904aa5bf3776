/** The node of a workload. */

import { replicasOf } from '../bind/ways-in.ts';
import { knownValue } from '../model/fact.ts';
import { servingContainers } from '../model/kinds/pod.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { type GraphBuilder, objectId } from './builder.ts';
import { explain } from './explanations.ts';
import type { NodeId } from './traffic-graph.ts';

/** Kind, name, replicas and declared ports. Answers the node's id. */
export function workloadNode(graph: GraphBuilder, workload: Workload): NodeId {
  const count = countOf(graph, workload);
  const ports = servingContainers(workload.pod).flatMap(container =>
    container.ports.map(port => {
      const number = knownValue(port.containerPort) ?? '?';
      return port.name?.known ? `${port.name.value} ${number}` : String(number);
    }),
  );
  return graph.node(
    {
      id: objectId(graph.view, workload),
      kind: 'workload',
      column: 'workload',
      objectKind: workload.kind,
      name: knownValue(workload.name) ?? '?',
      namespace: graph.view.namespaceOf(workload),
      state: workload.shape === 'templated' ? 'unknown' : 'present',
      detail: [count.short, ports.join(', ')].filter(part => part !== '').join(' · '),
      explanation: [
        count.replicas === undefined ? explain('workloadMany') : explain('workload', { replicas: count.replicas }),
      ],
    },
    workload.namePlace,
  );
}

/** `×2`, `×3+` with a scaler, `×nodes` of a DaemonSet. */
function countOf(graph: GraphBuilder, workload: Workload): { short: string; replicas: number | undefined } {
  const replicas = replicasOf(graph.view, workload);
  switch (replicas.type) {
    case 'count':
      return { short: workload.kind === 'Pod' ? '' : `×${replicas.count}`, replicas: replicas.count };
    case 'per-node':
      return { short: '×nodes', replicas: undefined };
    case 'scaled':
      return { short: `×${replicas.minimum ?? '?'}+`, replicas: undefined };
    case 'unknown':
      return { short: workload.kind === 'Job' || workload.kind === 'CronJob' ? '' : '×?', replicas: undefined };
  }
}
