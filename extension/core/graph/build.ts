/** Puts the picture of chosen resources together: every way in, every hop, every end, and the calls between workloads. */

import { selectingServices } from '../bind/selector.ts';
import { serviceReferences } from '../bind/service-reference.ts';
import type { View } from '../index/view.ts';
import { message, type Text } from '../l10n/message.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { GraphBuilder, objectId } from './builder.ts';
import { addGhost, workloadNode } from './endpoints.ts';
import { explain } from './explanations.ts';
import { addIngress } from './ingress.ts';
import { addInClusterClient, addService, outside } from './service.ts';
import type { TrafficGraph } from './traffic-graph.ts';

const texts = {
  noPort: { en: 'Service "{name}" has no port {port}', ko: 'Service "{name}"에 {port} 포트가 없습니다' },
  noService: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
} satisfies Record<string, Text>;

/** The picture of the given resources. What they lead to is drawn as well; resources without traffic are left out. */
export function buildGraph(view: View, resources: Iterable<Resource>): TrafficGraph {
  const graph = new GraphBuilder(view);
  const services: Service[] = [];
  const workloads: Workload[] = [];
  for (const resource of resources) {
    if (resource.type === 'ingress') addIngress(graph, resource);
    else if (resource.type === 'service') services.push(resource);
    else if (resource.type === 'workload' && !isShortLived(resource)) workloads.push(resource);
  }
  for (const service of services) addService(graph, service);
  for (const workload of workloads) addWorkload(graph, workload);
  return withInClusterClients(graph, services);
}

/** Jobs take part in calls only. */
function isShortLived(workload: Workload): boolean {
  return workload.kind === 'PodTemplate';
}

function addWorkload(graph: GraphBuilder, workload: Workload): void {
  const references = serviceReferences(graph.view, workload);
  const hostPorts = workload.pod.containers.flatMap(container =>
    container.ports.flatMap(port => (port.hostPort?.known && port.hostPort.value ? [port.hostPort] : [])),
  );
  if (references.length === 0 && hostPorts.length === 0 && selectingServices(graph.view, workload).length === 0) return;
  const id = workloadNode(graph, workload);
  for (const hostPort of hostPorts) {
    if (!hostPort.known) continue;
    const from = graph.node(
      {
        id: `host-port/${id}/${hostPort.value}`,
        kind: 'host-port',
        column: 'address',
        name: `node:${hostPort.value}`,
        detail: 'hostPort',
        explanation: [explain('hostPort')],
      },
      hostPort.place,
    );
    graph.edge({ from: outside(graph), to: from, kind: 'address', label: '' });
    graph.edge({ from, to: id, kind: 'entry', label: `${hostPort.value}` }, hostPort.place);
  }
  for (const reference of references) {
    const label = reference.port === undefined ? '' : String(reference.port);
    if (reference.binding.state === 'bound') {
      const broken = reference.portBinding?.state === 'unbound' && reference.portIsWritten;
      for (const service of reference.binding.targets) {
        const evidence = broken
          ? [
              {
                message: message(texts.noPort, { name: reference.service.name, port: label }),
                rule: 'dns-service-port-unresolved',
              },
            ]
          : [];
        graph.edge(
          {
            from: id,
            to: addService(graph, service),
            kind: 'call',
            label,
            verdict: broken ? 'broken' : 'open',
            evidence,
          },
          reference.place,
        );
      }
    } else if (reference.binding.state === 'unbound') {
      const { name, namespace } = reference.service;
      addGhost(
        graph,
        id,
        `${name}.${namespace}`,
        'Service',
        { message: message(texts.noService, { name, namespace }), rule: 'dns-service-name-unresolved' },
        label,
        reference.place,
      );
    }
  }
}

/** Services that nothing in the picture leads to are reached by pods of the cluster alone. */
function withInClusterClients(graph: GraphBuilder, services: readonly Service[]): TrafficGraph {
  const reached = new Set(graph.build().edges.map(edge => edge.to));
  for (const service of services) {
    const id = objectId(graph.view, service);
    if (!reached.has(id)) addInClusterClient(graph, service, id);
  }
  return graph.build();
}
