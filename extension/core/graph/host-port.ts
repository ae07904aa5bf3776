/** Ports that pods open on their nodes, past every Service. */
import { protocolOf } from '../bind/port.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { GraphBuilder } from './builder.ts';
import { explain } from './explanations.ts';
import { outside } from './service.ts';
import { workloadNode } from './workload-node.ts';

/** Draws the host ports of a workload; nothing where it has none. */
export function addHostPorts(graph: GraphBuilder, workload: Workload): void {
  for (const port of workload.pod.containers.flatMap(container => container.ports)) {
    const { hostPort } = port;
    if (!hostPort?.known || !hostPort.value) continue;
    const to = workloadNode(graph, workload);
    const from = graph.node(
      {
        id: `host-port/${to}/${hostPort.value}`,
        kind: 'host-port',
        column: 'address',
        name: `node:${hostPort.value}`,
        detail: 'hostPort',
        explanation: [explain('hostPort')],
      },
      hostPort.place,
    );
    const end = port.containerPort?.known ? port.containerPort.value : '?';
    const way = end === hostPort.value ? String(end) : `${hostPort.value} → ${end}`;
    graph.edge({ from: outside(graph), to: from, kind: 'address', label: '' });
    graph.edge({ from, to, kind: 'entry', label: `${protocolOf(port) ?? '?'} ${way}` }, hostPort.place);
  }
}
