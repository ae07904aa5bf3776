/** A Service and the addresses by which it is reached. */
import { protocolOf } from '../bind/port.ts';
import { isHeadless, serviceTypeOf } from '../bind/service-shape.ts';
import { requestedAddress } from '../bind/ways-in.ts';
import { knownValue } from '../model/fact.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import { type GraphBuilder, objectId } from './builder.ts';
import { addEndpoints } from './endpoints.ts';
import { explain } from './explanations.ts';
import type { NodeId } from './traffic-graph.ts';

/** Draws a Service, its ways in from outside and everything behind it. Answers the node's id. */
export function addService(graph: GraphBuilder, service: Service): NodeId {
  const id = objectId(graph.view, service);
  if (graph.has(id)) return id;
  const type = serviceTypeOf(service) ?? '?';
  const headless = isHeadless(service) === true && type !== 'ExternalName';
  const ports = service.ports.map(
    port => `${knownValue(port.port) ?? '?'}${protocolOf(port) === 'TCP' ? '' : `/${protocolOf(port) ?? '?'}`}`,
  );
  const explanation = [explain('service')];
  if (headless) explanation.push(explain('headless'));
  else if (type === 'ClusterIP') explanation.push(explain('clusterIPOnly'));
  if (knownValue(service.sessionAffinity) === 'ClientIP') explanation.push(explain('sessionAffinity'));
  if (knownValue(service.externalTrafficPolicy) === 'Local') explanation.push(explain('localPolicy'));
  graph.node(
    {
      id,
      kind: 'service',
      column: 'service',
      objectKind: 'Service',
      name: knownValue(service.name) ?? '?',
      namespace: graph.view.namespaceOf(service),
      state: service.shape === 'templated' ? 'unknown' : 'present',
      detail: [headless ? 'headless' : type, ports.join(', ')].filter(part => part !== '').join(' · '),
      explanation,
    },
    service.namePlace,
  );
  addWaysIn(graph, service, id, type);
  addEndpoints(graph, service, id);
  return id;
}

function addWaysIn(graph: GraphBuilder, service: Service, to: NodeId, type: string): void {
  if (type === 'LoadBalancer') addLoadBalancer(graph, service, to);
  if (type === 'NodePort') for (const port of service.ports) addNodePort(graph, port, to);
  for (const address of type === 'ExternalName' ? [] : (service.externalIPs?.items ?? [])) {
    const ip = knownValue(address);
    if (ip === undefined) continue;
    const from = graph.node(
      {
        id: `external-ip/${ip}`,
        kind: 'external-ip',
        column: 'address',
        name: ip,
        detail: 'externalIPs',
        explanation: [explain('externalIP')],
      },
      address.place,
    );
    graph.edge({ from: outside(graph), to: from, kind: 'address', label: '' });
    for (const port of service.ports) graph.edge({ from, to, kind: 'entry', label: portLabel(port) }, port.place);
  }
}

/** The node of everybody outside. */
export function outside(graph: GraphBuilder): NodeId {
  return graph.node({
    id: 'outside',
    kind: 'outside',
    column: 'client',
    name: 'client',
    explanation: [explain('outside')],
  });
}

function addLoadBalancer(graph: GraphBuilder, service: Service, to: NodeId): void {
  const address = requestedAddress(service);
  const from = graph.node(
    {
      id: `load-balancer/${to}`,
      kind: 'load-balancer',
      column: 'address',
      name: address ?? 'EXTERNAL-IP',
      state: address === undefined ? 'unknown' : 'present',
      // The way on from the load balancer, unless the Service says that it needs no node ports.
      detail: knownValue(service.allocateLoadBalancerNodePorts) === false ? 'LoadBalancer' : 'LoadBalancer → nodePort',
      explanation: [
        explain('loadBalancer', { nodePort: 'nodePort' }),
        ...(address === undefined ? [explain('assigned')] : []),
      ],
    },
    service.serviceType?.place,
  );
  graph.edge({ from: outside(graph), to: from, kind: 'address', label: '' });
  for (const port of service.ports) {
    const number = knownValue(port.port) ?? '?';
    // A node port that the cluster picks says nothing that the load balancer's explanation does not.
    const nodePort = knownValue(port.nodePort);
    const way = nodePort === undefined ? number : `${number} → nodePort ${nodePort} → ${number}`;
    graph.edge({ from, to, kind: 'entry', label: `${protocolOf(port) ?? '?'} ${way}` }, port.place);
  }
}

function addNodePort(graph: GraphBuilder, port: ServicePort, to: NodeId): void {
  const number = knownValue(port.nodePort);
  const from = graph.node(
    {
      id: number === undefined ? `node-port/${to}/${knownValue(port.port)}` : `node-port/${number}`,
      kind: 'node-port',
      column: 'address',
      name: `node:${number ?? 'auto'}`,
      state: number === undefined ? 'unknown' : 'present',
      detail: 'NodePort',
      explanation: number === undefined ? [explain('nodePort'), explain('nodePortAssigned')] : [explain('nodePort')],
    },
    port.nodePort?.place ?? port.place,
  );
  graph.edge({ from: outside(graph), to: from, kind: 'address', label: '' });
  graph.edge(
    {
      from,
      to,
      kind: 'entry',
      label: `${protocolOf(port) ?? '?'} ${number ?? 'auto'} → ${knownValue(port.port) ?? '?'}`,
    },
    port.nodePort?.place ?? port.place,
  );
}

/** In-cluster clients by DNS name: for a Service that nothing else in the picture leads to. */
export function addInClusterClient(graph: GraphBuilder, service: Service, to: NodeId): void {
  const name = knownValue(service.name);
  const namespace = graph.view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return;
  const external = serviceTypeOf(service) === 'ExternalName' ? knownValue(service.externalName) : undefined;
  const headless = isHeadless(service) === true;
  const answer =
    external === undefined
      ? explain(headless ? 'answerPods' : 'answerClusterIP')
      : explain('answerExternal', { host: external });
  const client = graph.node({
    id: 'in-cluster',
    kind: 'in-cluster',
    column: 'client',
    name: 'pods',
    explanation: [explain('inCluster')],
  });
  const from = graph.node(
    {
      id: `dns-name/${to}`,
      kind: 'dns-name',
      column: 'address',
      name: `${name}.${namespace}.svc`,
      namespace,
      detail: 'DNS',
      explanation: [explain('dnsName', { answer })],
    },
    service.namePlace,
  );
  graph.edge({ from: client, to: from, kind: 'address', label: '' });
  for (const port of service.ports) graph.edge({ from, to, kind: 'entry', label: portLabel(port) }, port.place);
  if (service.ports.length === 0) graph.edge({ from, to, kind: 'entry', label: '' });
}

function portLabel(port: ServicePort): string {
  return `${protocolOf(port) ?? '?'} ${knownValue(port.port) ?? '?'}`;
}
