/** An Ingress, its rules, and the Services behind them. */
import { backendPort, bindBackend, bindBackendPort } from '../bind/backend.ts';
import { message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Ingress, IngressBackend, IngressRule } from '../model/kinds/ingress.ts';
import type { Service } from '../model/kinds/service.ts';
import { annotation } from '../model/resource.ts';
import { type GraphBuilder, idOf, objectId } from './builder.ts';
import { unknownEvidence } from './endpoints.ts';
import { explain } from './explanations.ts';
import { addService, outside } from './service.ts';
import type { NodeId } from './traffic-graph.ts';

const texts = {
  noService: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
  nearest: {
    en: 'No Service "{name}" in namespace "{namespace}"; the nearest is "{nearest}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다. 가장 비슷한 것은 "{nearest}"입니다',
  },
  noPort: { en: 'Service "{name}" has no port {port}', ko: 'Service "{name}"에 {port} 포트가 없습니다' },
} satisfies Record<string, Text>;

/** Draws an Ingress with everything it leads to. */
export function addIngress(graph: GraphBuilder, ingress: Ingress): NodeId {
  const { view } = graph;
  const id = objectId(view, ingress);
  if (graph.has(id)) return id;
  const className = knownValue(ingress.ingressClassName) ?? annotation(ingress, 'kubernetes.io/ingress.class');
  const tlsHosts = ingress.tls.flatMap(tls =>
    tls.hosts ? tls.hosts.items.flatMap(host => knownValue(host) ?? []) : ['*'],
  );
  const namespace = view.namespaceOf(ingress);
  graph.node(
    {
      id,
      kind: 'ingress',
      column: 'gateway',
      objectKind: 'Ingress',
      name: knownValue(ingress.name) ?? '?',
      namespace,
      state: ingress.shape === 'templated' ? 'unknown' : 'present',
      detail: [className, ingress.tls.length > 0 ? 'TLS' : ''].filter(part => part).join(' · '),
      explanation: [
        explain('ingress', { class: className ?? '(default)' }),
        ...(tlsHosts.length > 0 ? [explain('ingressTls', { hosts: tlsHosts.join(', ') })] : []),
      ],
    },
    ingress.namePlace,
  );
  graph.edge({
    from: outside(graph),
    to: id,
    kind: 'entry',
    layer: 'L7',
    label: ingress.tls.length > 0 ? 'HTTPS' : 'HTTP',
    tls: ingress.tls.length > 0,
  });
  for (const rule of ingress.rules) addRule(graph, ingress, id, rule, tlsHosts);
  if (ingress.defaultBackend) {
    const ruleId = graph.node(
      {
        id: `${id}/default`,
        kind: 'rule',
        column: 'rule',
        name: '*',
        detail: 'defaultBackend',
        namespace,
        explanation: [explain('defaultBackend')],
      },
      ingress.defaultBackend.place,
    );
    graph.edge({ from: id, to: ruleId, kind: 'rule', layer: 'L7', label: '' });
    addBackend(graph, ingress, ruleId, ingress.defaultBackend, 'ingress-default-backend-service-missing');
  }
  return id;
}

function addRule(
  graph: GraphBuilder,
  ingress: Ingress,
  from: NodeId,
  rule: IngressRule,
  tlsHosts: readonly string[],
): void {
  const host = rule.host ? (knownValue(rule.host) ?? '?') : '*';
  const tls = tlsHosts.some(
    h => h === '*' || h === host || (h.startsWith('*.') && host.slice(host.indexOf('.')) === h.slice(1)),
  );
  for (const path of rule.paths) {
    const written = path.path ? (knownValue(path.path) ?? '?') : '/';
    const pathType = knownValue(path.pathType) ?? '';
    const id = graph.node(
      {
        id: `${from}/${host}${written}#${pathType}`,
        kind: 'rule',
        column: 'rule',
        name: `${host}${written.startsWith('/') ? '' : ' '}${written}`,
        namespace: graph.view.namespaceOf(ingress),
        detail: pathType,
        explanation: [explain('rule')],
      },
      path.path?.place ?? path.place,
    );
    graph.edge({ from, to: id, kind: 'rule', layer: 'L7', label: '', tls }, path.place);
    if (path.backend) addBackend(graph, ingress, id, path.backend, 'ingress-backend-service-missing');
  }
}

function addBackend(
  graph: GraphBuilder,
  ingress: Ingress,
  from: NodeId,
  backend: IngressBackend,
  missingRule: string,
): void {
  const { view } = graph;
  const binding = bindBackend(view, ingress, backend);
  const port = backendPort(backend);
  const label = port === undefined ? '' : `HTTP ${port}`;
  const namespace = view.namespaceOf(ingress) ?? '?';
  if (!binding) return;
  if (binding.state === 'bound') {
    for (const service of binding.targets) addBackendEdge(graph, from, service, backend, label);
    return;
  }
  const name = knownValue(backend.serviceName) ?? '?';
  const to = graph.node(
    {
      id: `${binding.state}/${idOf('Service', namespace, name)}`,
      kind: 'missing',
      column: 'service',
      objectKind: 'Service',
      name,
      namespace,
      state: binding.state === 'unbound' ? 'ghost' : 'unknown',
      explanation: [explain('missing')],
    },
    backend.serviceName?.place,
  );
  const nearest = binding.state === 'unbound' ? knownValue(binding.nearest[0]?.name) : undefined;
  const evidence =
    binding.state === 'unknown'
      ? unknownEvidence(binding.why)
      : {
          message:
            nearest === undefined
              ? message(texts.noService, { name, namespace })
              : message(texts.nearest, { name, namespace, nearest }),
          rule: missingRule,
        };
  graph.edge(
    {
      from,
      to,
      kind: 'backend',
      layer: 'L7',
      label,
      verdict: binding.state === 'unbound' ? 'broken' : 'unknown',
      evidence: [evidence],
    },
    backend.serviceName?.place,
  );
}

function addBackendEdge(
  graph: GraphBuilder,
  from: NodeId,
  service: Service,
  backend: IngressBackend,
  label: string,
): void {
  const to = addService(graph, service);
  const port = bindBackendPort(service, backend);
  const place = backend.portNumber?.place ?? backend.portName?.place ?? backend.place;
  if (port?.state === 'unbound') {
    const name = knownValue(service.name) ?? '?';
    const evidence = {
      message: message(texts.noPort, { name, port: backendPort(backend) ?? '?' }),
      rule: 'ingress-backend-port-missing',
    };
    graph.edge({ from, to, kind: 'backend', layer: 'L7', label, verdict: 'broken', evidence: [evidence] }, place);
    return;
  }
  const unknown = port?.state === 'unknown' && port.why !== 'external';
  graph.edge(
    {
      from,
      to,
      kind: 'backend',
      layer: 'L7',
      label,
      verdict: unknown ? 'unknown' : 'open',
      evidence: unknown ? [unknownEvidence('templated')] : [],
    },
    place,
  );
}
