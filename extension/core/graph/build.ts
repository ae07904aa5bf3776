/** Puts the picture of chosen resources together: every way in, every hop, every end, and the calls between workloads. */
import { selectingServices } from '../bind/selector.ts';
import type { View } from '../index/view.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { GraphBuilder, objectId } from './builder.ts';
import { addCalls } from './calls.ts';
import { addGateway, addUnattachedRoute } from './gateway.ts';
import { addHostPorts } from './host-port.ts';
import { addIngress } from './ingress.ts';
import { addInClusterClient, addService } from './service.ts';
import type { TrafficGraph } from './traffic-graph.ts';
import { workloadNode } from './workload-node.ts';

/** The picture of the given resources. What they lead to is drawn as well; resources without traffic are left out. */
export function buildGraph(view: View, resources: Iterable<Resource>): TrafficGraph {
  const graph = new GraphBuilder(view);
  const services: Service[] = [];
  const workloads: Workload[] = [];
  const routes: GatewayRoute[] = [];
  for (const resource of resources) {
    if (resource.type === 'ingress') addIngress(graph, resource);
    else if (resource.type === 'gateway') addGateway(graph, resource);
    else if (resource.type === 'gateway-route') routes.push(resource);
    else if (resource.type === 'service') services.push(resource);
    else if (resource.type === 'workload' && resource.kind !== 'PodTemplate') workloads.push(resource);
  }
  for (const route of routes) addUnattachedRoute(graph, route);
  for (const service of services) addService(graph, service);
  for (const workload of workloads) addWorkload(graph, workload);
  return withInClusterClients(graph, services);
}

function addWorkload(graph: GraphBuilder, workload: Workload): void {
  if (selectingServices(graph.view, workload).length > 0) workloadNode(graph, workload);
  addHostPorts(graph, workload);
  addCalls(graph, workload);
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
