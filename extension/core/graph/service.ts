/** A Service and the addresses by which it is reached. */
import { protocolOf } from '../bind/port.ts';
import { isHeadless, serviceTypeOf } from '../bind/service-shape.ts';
import { type AddressWay, addressWays } from '../bind/ways-in.ts';
import { assignmentOf } from '../load-balancer/assignment.ts';
import { balancerDetail, teachBalancer } from '../load-balancer/balancer-explanations.ts';
import { explainMetalLB, metallbDetail } from '../load-balancer/explanations.ts';
import { balancerOf } from '../load-balancer/provider.ts';
import { knownValue } from '../model/fact.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import { blockedOutside } from '../reach/service-passage.ts';
import { type GraphBuilder, type NodeInput, objectId } from './builder.ts';
import { addEndpoints } from './endpoints.ts';
import { explain } from './explanations.ts';
import { blockedEdge } from './policies.ts';
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
  for (const way of addressWays(service)) addWayIn(graph, service, id, way);
  addEndpoints(graph, service, id);
  return id;
}

/** One line from each address that is open to the outside. */
function addWayIn(graph: GraphBuilder, service: Service, to: NodeId, way: AddressWay): void {
  const from = graph.node(addressNode(graph, service, to, way), way.place);
  const refused = way.type === 'load-balancer' && assignmentOf(graph.view, service).state === 'refused';
  const pending = refused
    ? {
        verdict: 'broken' as const,
        evidence: explainMetalLB(graph.view, service).map(sentence => ({ message: sentence, rule: undefined })),
      }
    : {};
  graph.edge({ from: outside(graph), to: from, kind: 'address', label: '', ...pending });
  const place = way.type === 'node-port' ? way.place : way.port.place;
  const blocked = blockedOutside(graph.view, service, way.port);
  const stopped = blockedEdge(blocked, 'netpol-blocks-load-balancer');
  graph.edge({ from, to, kind: 'entry', label: wayLabel(way), ...stopped }, place);
}

function addressNode(
  graph: GraphBuilder,
  service: Service,
  to: NodeId,
  { type, port, address }: AddressWay,
): NodeInput {
  const column = 'address';
  switch (type) {
    case 'external-ip':
      return {
        id: `external-ip/${address}`,
        kind: type,
        column,
        name: address!,
        detail: 'externalIPs',
        explanation: [explain('externalIP')],
      };
    case 'load-balancer': {
      const target = balancerOf(service)?.target;
      // Without node ports the load balancer reaches the pods itself.
      const isDirect = target === 'pod' || knownValue(service.allocateLoadBalancerNodePorts) === false;
      const metallb = explainMetalLB(graph.view, service);
      const by = metallbDetail(graph.view, service) ?? balancerDetail(service);
      // The way on, unless the Service says that it needs no node ports.
      const way = isDirect || target === 'node' ? 'LoadBalancer' : 'LoadBalancer → nodePort';
      return {
        id: `load-balancer/${to}`,
        kind: type,
        column,
        name: address ?? 'EXTERNAL-IP',
        state: address === undefined ? 'unknown' : 'present',
        detail: by === undefined ? way : `${way} · ${by}`,
        explanation: [
          ...(target === 'node'
            ? []
            : [isDirect ? explain('loadBalancerDirect') : explain('loadBalancer', { nodePort: 'nodePort' })]),
          ...metallb,
          ...teachBalancer(service),
          ...(address === undefined && metallb.length === 0 ? [explain('assigned')] : []),
        ],
      };
    }
    case 'node-port': {
      const number = knownValue(port.nodePort);
      return {
        id: number === undefined ? `node-port/${to}/${knownValue(port.port)}` : `node-port/${number}`,
        kind: type,
        column,
        name: `node:${number ?? 'auto'}`,
        state: number === undefined ? 'unknown' : 'present',
        detail: 'NodePort',
        explanation: number === undefined ? [explain('nodePort'), explain('nodePortAssigned')] : [explain('nodePort')],
      };
    }
  }
}

/** `TCP 30080 → 80`; of a load balancer `TCP 80`, with the node port between where one is written. */
function wayLabel({ type, port }: AddressWay): string {
  const number = knownValue(port.port) ?? '?';
  const nodePort = knownValue(port.nodePort);
  const protocol = protocolOf(port) ?? '?';
  if (type === 'node-port') return `${protocol} ${nodePort ?? 'auto'} → ${number}`;
  if (type === 'load-balancer' && nodePort !== undefined)
    return `${protocol} ${number} → nodePort ${nodePort} → ${number}`;
  return portLabel(port);
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
