/** From a Service to what answers: workloads by selector, hand-written endpoints, a name outside, or nothing. */
import { lacksEndpoints } from '../bind/missing-endpoints.ts';
import { hasKnownServicePorts, protocolOf } from '../bind/port.ts';
import { hasSelector } from '../bind/selector.ts';
import { serviceTypeOf } from '../bind/service-shape.ts';
import { endpointsOf, servesPort } from '../bind/ways-in.ts';
import { message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { EndpointPort, Endpoints } from '../model/kinds/endpoints.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import { type GraphBuilder, objectId } from './builder.ts';
import { explain } from './explanations.ts';
import { addGhost, addUnknown, unknownEvidence } from './missing.ts';
import { addSelectedPods } from './selected-pods.ts';
import type { NodeId, TrafficEdge } from './traffic-graph.ts';

const noEndpoints: Text = { en: 'No selector and no endpoints', ko: '셀렉터도 엔드포인트도 없습니다' };
const noSuchPort: Text = {
  en: 'These endpoints have no port named "{name}"',
  ko: '이 엔드포인트에는 "{name}"이라는 이름의 포트가 없습니다',
};
const shownAddresses = 3;

/** Draws everything behind a Service. */
export function addEndpoints(graph: GraphBuilder, service: Service, from: NodeId): void {
  if (serviceTypeOf(service) === 'ExternalName') addExternalName(graph, service, from);
  else if (hasSelector(service)) addSelectedPods(graph, service, from);
  else addManualEndpoints(graph, service, from);
}

function addManualEndpoints(graph: GraphBuilder, service: Service, from: NodeId): void {
  const slices = endpointsOf(graph.view, service);
  for (const slice of slices) addSlice(graph, service, from, slice, slices);
  if (slices.length > 0) return;
  const absent = { from, kind: 'select', column: 'workload', objectKind: 'Endpoints' } as const;
  const [name, place] = [knownValue(service.name) ?? '?', service.namePlace];
  if (lacksEndpoints(graph.view, service)) {
    const evidence = { message: message(noEndpoints), rule: 'service-no-selector-no-endpoints' };
    addGhost(graph, { ...absent, name, evidence, place });
    return;
  }
  const why = service.shape === 'complete' && service.selector?.complete !== false ? 'external' : 'templated';
  addUnknown(graph, { ...absent, name: '?', evidence: unknownEvidence(why), place });
}

function addSlice(
  graph: GraphBuilder,
  service: Service,
  from: NodeId,
  slice: Endpoints,
  all: readonly Endpoints[],
): void {
  const addresses = slice.subsets.flatMap(subset => subset.addresses.flatMap(address => knownValue(address) ?? []));
  const more = addresses.length > shownAddresses ? ` +${addresses.length - shownAddresses}` : '';
  const to = graph.node(
    {
      id: objectId(graph.view, slice),
      kind: 'endpoints',
      column: 'workload',
      objectKind: slice.kind,
      name: knownValue(slice.name) ?? '?',
      namespace: graph.view.namespaceOf(slice),
      detail: `${addresses.slice(0, shownAddresses).join(', ')}${more}`,
      explanation: [explain('endpoints')],
    },
    slice.namePlace,
  );
  if (service.ports.length === 0) graph.edge({ from, to, kind: 'select', label: '' }, slice.namePlace);
  const ends = slice.subsets.flatMap(subset => subset.ports);
  for (const port of service.ports) {
    const end = ends.find(other => servesPort(port, other));
    // Another slice may be the one for this port.
    if (!end && all.some(other => other.subsets.some(subset => subset.ports.some(p => servesPort(port, p))))) continue;
    const label = `${protocolOf(port) ?? '?'} ${knownValue(port.port) ?? '?'} → ${knownValue(end?.port) ?? '?'}`;
    const place = end?.place ?? ends[0]?.place ?? port.place;
    graph.edge({ from, to, kind: 'select', label, ...(end ? {} : misfit(service, port, ends)) }, place);
  }
}

/** A port that no endpoints serve: they have another name, or their ports are not written down. */
function misfit(
  service: Service,
  port: ServicePort,
  ends: readonly EndpointPort[],
): Pick<TrafficEdge, 'verdict' | 'evidence'> {
  const isStray = ends.some(end => end.name?.known !== false && !service.ports.some(other => servesPort(other, end)));
  if (!isStray || !hasKnownServicePorts(service))
    return { verdict: 'unknown', evidence: [unknownEvidence('external')] };
  const text = message(noSuchPort, { name: knownValue(port.name) ?? '' });
  return { verdict: 'broken', evidence: [{ message: text, rule: 'endpointslice-port-name-mismatch' }] };
}

function addExternalName(graph: GraphBuilder, service: Service, from: NodeId): void {
  const host = knownValue(service.externalName);
  const place = service.externalName?.place ?? service.serviceType?.place;
  if (!host) {
    const absent = { from, kind: 'select', label: 'CNAME', column: 'workload', objectKind: '', place } as const;
    addUnknown(graph, { ...absent, name: '?', evidence: unknownEvidence('templated') });
    return;
  }
  const to = graph.node(
    {
      id: `host/${host}`,
      kind: 'external-name',
      column: 'workload',
      name: host,
      explanation: [explain('externalName')],
    },
    place,
  );
  graph.edge({ from, to, kind: 'select', label: 'CNAME' }, place);
}
