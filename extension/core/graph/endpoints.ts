/** From a Service to what answers: workloads by selector, hand-written endpoints, a name outside, or nothing. */
import { protocolOf, resolveTargetPort, targetOf } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { keys } from '../index/keys.ts';
import { message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import { servingContainers } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Place } from '../yaml/syntax.ts';
import { type GraphBuilder, objectId } from './builder.ts';
import { explain } from './explanations.ts';
import type { Evidence, NodeId, Verdict } from './traffic-graph.ts';

const texts = {
  templated: { en: 'A template decides this', ko: '템플릿에 따라 정해집니다' },
  brokenSyntax: { en: 'A syntax error hides what is here', ko: '구문 오류 때문에 알 수 없습니다' },
  external: { en: 'May come from outside of these manifests', ko: '이 매니페스트 밖에서 만들어질 수 있습니다' },
  noPods: { en: 'No pods match the selector', ko: '셀렉터와 일치하는 파드가 없습니다' },
  noEndpoints: { en: 'No selector and no endpoints', ko: '셀렉터도 엔드포인트도 없습니다' },
  noNamedPort: {
    en: 'No container declares a port named {name}',
    ko: '{name}이라는 이름의 포트를 선언한 컨테이너가 없습니다',
  },
} satisfies Record<string, Text>;

/** Why something cannot be told. */
export function unknownEvidence(why: 'templated' | 'broken-syntax' | 'external'): Evidence {
  const text = why === 'templated' ? texts.templated : why === 'broken-syntax' ? texts.brokenSyntax : texts.external;
  return { message: message(text), rule: undefined };
}

/** Draws everything behind a Service. */
export function addEndpoints(graph: GraphBuilder, service: Service, from: NodeId): void {
  if (knownValue(service.serviceType) === 'ExternalName') addExternalName(graph, service, from);
  else if (hasSelector(service)) addSelectedPods(graph, service, from);
  else addManualEndpoints(graph, service, from);
}

function addSelectedPods(graph: GraphBuilder, service: Service, from: NodeId): void {
  const binding = bindSelector(graph.view, service);
  if (binding.state === 'bound') {
    for (const workload of binding.targets) addSelected(graph, service, from, workload);
  } else if (binding.state === 'unknown') {
    addUnknown(graph, from, 'Pods', unknownEvidence(binding.why));
  } else {
    const evidence = { message: message(texts.noPods), rule: 'service-selector-no-match' };
    addGhost(graph, from, selectorText(service), 'Pods', evidence, '', service.selector?.place);
  }
}

function selectorText(service: Service): string {
  return [...(service.selector?.entries ?? [])]
    .map(([label, value]) => `${label}=${knownValue(value) ?? '?'}`)
    .join(', ');
}

function addSelected(graph: GraphBuilder, service: Service, from: NodeId, workload: Workload): void {
  const to = workloadNode(graph, workload);
  const ports = service.ports.length > 0 ? service.ports : [undefined];
  for (const port of ports) {
    const { verdict, evidence, label } = port
      ? portEdge(service, port, workload)
      : { verdict: 'open' as const, evidence: [], label: '' };
    graph.edge(
      { from, to, kind: 'select', label, verdict, evidence },
      port?.targetPort?.place ?? port?.place ?? service.selector?.place,
    );
  }
}

function portEdge(
  service: Service,
  port: ServicePort,
  workload: Workload,
): { verdict: Verdict; evidence: Evidence[]; label: string } {
  const resolution = resolveTargetPort(port, workload);
  const protocol = protocolOf(port) ?? '?';
  const number = knownValue(port.port) ?? '?';
  const headless = knownValue(service.clusterIP) === 'None';
  const target = targetOf(port);
  switch (resolution.state) {
    case 'declared':
    case 'undeclared': {
      const end = typeof target === 'string' ? `${target} (${resolution.number})` : String(resolution.number);
      const label = headless || String(number) === end ? `${protocol} ${end}` : `${protocol} ${number} → ${end}`;
      return { verdict: 'open', evidence: [], label };
    }
    case 'missing':
      return {
        verdict: 'broken',
        evidence: [
          {
            message: message(texts.noNamedPort, { name: resolution.name }),
            rule: 'service-target-port-name-not-found',
          },
        ],
        label: `${protocol} ${number} → ${resolution.name}`,
      };
    case 'unknown':
      return {
        verdict: 'unknown',
        evidence: [unknownEvidence('templated')],
        label: `${protocol} ${number} → ${target ?? '?'}`,
      };
  }
}

/** The node of a workload: its kind, name, replicas and declared ports. */
export function workloadNode(graph: GraphBuilder, workload: Workload): NodeId {
  const replicas = workload.kind === 'DaemonSet' ? undefined : workload.replicas ? knownValue(workload.replicas) : 1;
  const ports = servingContainers(workload.pod).flatMap(container =>
    container.ports.map(port => {
      const number = knownValue(port.containerPort) ?? '?';
      return port.name?.known ? `${port.name.value} ${number}` : String(number);
    }),
  );
  const count = workload.kind === 'Pod' ? '' : workload.kind === 'DaemonSet' ? '×nodes' : `×${replicas ?? '?'}`;
  return graph.node(
    {
      id: objectId(graph.view, workload),
      kind: 'workload',
      column: 'workload',
      objectKind: workload.kind,
      name: knownValue(workload.name) ?? '?',
      namespace: graph.view.namespaceOf(workload),
      state: workload.shape === 'templated' ? 'unknown' : 'present',
      detail: [count, ports.join(', ')].filter(part => part !== '').join(' · '),
      explanation: [replicas === undefined ? explain('workloadMany') : explain('workload', { replicas })],
    },
    workload.namePlace,
  );
}

function addManualEndpoints(graph: GraphBuilder, service: Service, from: NodeId): void {
  const { view } = graph;
  const namespace = view.namespaceOf(service);
  const name = knownValue(service.name);
  if (namespace === undefined || name === undefined) {
    addUnknown(graph, from, 'Endpoints', unknownEvidence('templated'));
    return;
  }
  const slices = view.lookupType('endpoints', keys.endpointsOf(view.setOf(service), namespace, name));
  if (slices.length === 0) {
    if (view.isOpen(service) || service.owned || (namespace === 'default' && name === 'kubernetes')) {
      addUnknown(graph, from, 'Endpoints', unknownEvidence('external'));
      return;
    }
    const evidence = { message: message(texts.noEndpoints), rule: 'service-no-selector-no-endpoints' };
    addGhost(graph, from, name, 'Endpoints', evidence, '', service.namePlace);
    return;
  }
  for (const slice of slices) {
    const addresses = slice.subsets.flatMap(subset => subset.addresses.flatMap(address => knownValue(address) ?? []));
    const to = graph.node(
      {
        id: objectId(view, slice),
        kind: 'endpoints',
        column: 'workload',
        objectKind: slice.kind,
        name: knownValue(slice.name) ?? '?',
        namespace,
        detail:
          addresses.length > 3 ? `${addresses.slice(0, 3).join(', ')} +${addresses.length - 3}` : addresses.join(', '),
        explanation: [explain('endpoints')],
      },
      slice.namePlace,
    );
    for (const port of service.ports) {
      const wanted = knownValue(port.name) ?? '';
      const end = slice.subsets.flatMap(subset => subset.ports).find(p => (knownValue(p.name) ?? '') === wanted);
      const label = `${protocolOf(port) ?? '?'} ${knownValue(port.port) ?? '?'} → ${knownValue(end?.port) ?? '?'}`;
      graph.edge({ from, to, kind: 'select', label, verdict: end ? 'open' : 'unknown' }, end?.place ?? port.place);
    }
  }
}

function addExternalName(graph: GraphBuilder, service: Service, from: NodeId): void {
  const host = knownValue(service.externalName);
  if (host === undefined) return;
  const to = graph.node(
    {
      id: `host/${host}`,
      kind: 'external-name',
      column: 'workload',
      name: host,
      explanation: [explain('externalName')],
    },
    service.externalName?.place,
  );
  graph.edge({ from, to, kind: 'select', label: 'CNAME' }, service.externalName?.place);
}

/** A red ghost where something should be. `place` is what asks for it. */
export function addGhost(
  graph: GraphBuilder,
  from: NodeId,
  name: string,
  objectKind: string,
  evidence: Evidence,
  label: string,
  place: Place | undefined,
): void {
  const to = graph.node({
    id: `missing/${from}/${objectKind}/${name}`,
    kind: 'missing',
    column: 'workload',
    objectKind,
    name,
    state: 'ghost',
    explanation: [explain('missing')],
  });
  graph.edge({ from, to, kind: 'select', label, verdict: 'broken', evidence: [evidence] }, place);
}

function addUnknown(graph: GraphBuilder, from: NodeId, objectKind: string, evidence: Evidence): void {
  const to = graph.node({
    id: `unknown/${from}/${objectKind}`,
    kind: 'missing',
    column: 'workload',
    objectKind,
    name: '?',
    state: 'unknown',
    explanation: [evidence.message],
  });
  graph.edge({ from, to, kind: 'select', label: '', verdict: 'unknown', evidence: [evidence] });
}
