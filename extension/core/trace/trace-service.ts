/** A connection to an address of a Service, or to a port of a node: what the network does before any proxy sees it (semantics S5, S6). */
import { isHeadless, serviceTypeOf } from '../bind/service-shape.ts';
import type { View } from '../index/view.ts';
import { message, type Text } from '../l10n/message.ts';
import { assignmentOf } from '../load-balancer/assignment.ts';
import { explainBalancer, explainOutsidePolicy } from '../load-balancer/balancer-explanations.ts';
import { explainMetalLB } from '../load-balancer/explanations.ts';
import { balancerOf } from '../load-balancer/provider.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { HostPort } from '../model/kinds/host-port.ts';
import { containerName } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { forward } from './forward.ts';
import { meshRoutes } from './gateway/mesh.ts';
import { traceHttp } from './gateway/trace-http.ts';
import type { Origin } from './policy.ts';
import { type TraceRequest, transportOf } from './request.ts';
import type { Trace, Trail } from './result.ts';
import { callerOf, portOf, type ServiceEntry } from './service-ends.ts';

const texts = {
  named: { en: 'Service, {type}', ko: '서비스, {type}' },
  dns: {
    en: 'Cluster DNS answers with the cluster IP of the Service',
    ko: '클러스터 DNS가 서비스의 클러스터 IP로 답합니다',
  },
  dnsHeadless: {
    en: 'Cluster DNS answers with the addresses of the pods (headless)',
    ko: '클러스터 DNS가 파드의 주소로 답합니다(헤드리스)',
  },
  'cluster-ip': { en: 'Cluster IP of the Service', ko: '서비스의 클러스터 IP' },
  'load-balancer': { en: 'Load balancer of the Service, L4', ko: '서비스의 로드 밸런서, L4' },
  'external-ip': { en: 'External IP of the Service, L4', ko: '서비스의 외부 IP, L4' },
  'node-port': { en: 'Port {port} of every node, L4', ko: '모든 노드의 포트 {port}, L4' },
  viaNodePort: {
    en: 'The load balancer sends to port {port} of the nodes',
    ko: '로드 밸런서가 노드의 포트 {port}(으)로 보냅니다',
  },
  local: {
    en: '{field}: Local: only pods on the node that is reached, and nothing where there is none',
    ko: '{field}: Local이므로 도착한 노드의 파드로만 가며, 그 노드에 파드가 없으면 버려집니다',
  },
  noPort: { en: 'The Service has no {protocol} port {port}', ko: '서비스에 {protocol} 포트 {port}이(가) 없습니다' },
  unknownPorts: { en: 'A template decides the ports of the Service', ko: '서비스의 포트는 템플릿에 따라 정해집니다' },
  mesh: {
    en: 'Routes with this Service as their parent decide, where a service mesh carries them out',
    ko: '서비스 메시가 있다면 이 서비스를 부모로 하는 라우트가 결정합니다',
  },
  hostPort: { en: 'Port {port} of the nodes that run a pod', ko: '파드가 있는 노드의 포트 {port}' },
  container: {
    en: 'container {container}, port {port}/{protocol}',
    ko: '컨테이너 {container}, 포트 {port}/{protocol}',
  },
} satisfies Record<string, Text>;

export function traceService(
  view: View,
  service: Service,
  by: ServiceEntry,
  request: TraceRequest,
  trail: Trail,
): Trace {
  const protocol = transportOf(request);
  const headless = isHeadless(service) === true && serviceTypeOf(service) !== 'ExternalName';
  addServiceEntry(service, by, request, trail);
  const port =
    headless || serviceTypeOf(service) === 'ExternalName'
      ? portAsAsked(service, request, protocol)
      : portOf(service, by, request);
  if (!port) {
    const isKnown = service.shape === 'complete' && service.portsComplete;
    return isKnown
      ? trail.end('unreachable', message(texts.noPort, { protocol, port: request.port }), {
          ...(by === 'dns' && { rule: 'dns-service-port-unresolved' }),
          place: service.portsPlace,
        })
      : trail.end('unknown', message(texts.unknownPorts), { place: service.portsPlace });
  }
  if (by === 'load-balancer') {
    const [sentence] = explainMetalLB(view, service);
    if (sentence && assignmentOf(view, service).state === 'refused') return trail.end('unreachable', sentence);
    if (sentence) trail.add('entry', sentence, service);
    for (const told of explainBalancer(service)) trail.add('entry', told, service);
  }
  const origin = originOf(view, service, by, request);
  const mesh = isFromOutside(by) ? undefined : meshRoutes(view, service, port, request);
  if (mesh) {
    trail.add('listener', message(texts.mesh), service, port.place);
    return traceHttp(view, mesh, request, trail, origin);
  }
  addPolicies(service, by, port, trail);
  const name = `${view.namespaceOf(service) ?? '?'}/${knownValue(service.name) ?? '?'}`;
  // The network sees connections: no status comes of it.
  const connection: TraceRequest = { ...request, scheme: request.scheme === 'udp' ? 'udp' : 'tcp' };
  const choice = { state: 'service', name, weight: 1, place: undefined, service, port } as const;
  return forward(view, connection, [choice], trail, {}, origin);
}

/** The hop that says how a request comes to a Service. */
export function addServiceEntry(service: Service, by: ServiceEntry, request: TraceRequest, trail: Trail): void {
  const key = by === 'dns' && isHeadless(service) === true ? 'dnsHeadless' : by;
  trail.add('entry', message(texts[key], { port: request.port, type: serviceTypeOf(service) ?? '?' }), service);
}

function isFromOutside(by: ServiceEntry): boolean {
  return by === 'load-balancer' || by === 'external-ip' || by === 'node-port';
}

/** A workload that was named, else whoever is outside; inside of the cluster nobody in particular. */
function originOf(view: View, service: Service, by: ServiceEntry, request: TraceRequest): Origin {
  if (typeof request.from === 'object') return callerOf(view, view.setOf(service), request);
  if (!isFromOutside(by)) return undefined;
  return valueOrDefault(service.externalTrafficPolicy, 'Cluster') === 'Cluster' ? 'node' : 'outside';
}

/** Pods are reached themselves: the port that is asked for is the port of the pod, whatever the Service says. */
function portAsAsked(service: Service, request: TraceRequest, protocol: string): ServicePort {
  const place = service.portsPlace ?? service.namePlace;
  return {
    name: undefined,
    port: { known: true, value: request.port, place },
    targetPort: undefined,
    protocol: { known: true, value: protocol, place },
    nodePort: undefined,
    appProtocol: undefined,
    place,
    keyPlaces: new Map(),
  };
}

function addPolicies(service: Service, by: ServiceEntry, port: ServicePort, trail: Trail): void {
  const field = isFromOutside(by) ? 'externalTrafficPolicy' : 'internalTrafficPolicy';
  const nodePort = knownValue(port.nodePort);
  const target = balancerOf(service)?.target;
  const passesNodePort = target === undefined || target === 'node-port';
  const hasNodePort = nodePort && valueOrDefault(service.allocateLoadBalancerNodePorts, true) !== false;
  if (by === 'load-balancer' && hasNodePort && passesNodePort)
    trail.add('entry', message(texts.viaNodePort, { port: nodePort }), service, port.nodePort?.place);
  if (by === 'load-balancer')
    for (const told of explainOutsidePolicy(service))
      trail.add('entry', told, service, service.externalTrafficPolicy?.place);
  if (knownValue(service[field]) === 'Local')
    trail.add('entry', message(texts.local, { field }), service, service[field]?.place);
}

export function traceHostPort(workload: Workload, port: HostPort, request: TraceRequest, trail: Trail): Trace {
  trail.add('entry', message(texts.hostPort, { port: request.port }), workload, port.place);
  const number = knownValue(port.port.containerPort) ?? port.number;
  const container = containerName(port.container);
  trail.add(
    'workload',
    message(texts.container, { container, port: number, protocol: port.protocol }),
    workload,
    port.port.place,
  );
  return { verdict: 'delivered', hops: trail.hops, backends: [] };
}
