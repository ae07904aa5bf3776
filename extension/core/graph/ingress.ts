/** An Ingress, its rules, and the Services behind them. */
import { backendPort, bindBackend, bindBackendPort, findByTargetPort, mayGainPort } from '../bind/backend.ts';
import { familyOf } from '../bind/ingress-class.ts';
import { declaresServicesNearby, servicesElsewhere } from '../bind/service-name.ts';
import { isSurelyMeant } from '../bind/togetherness.ts';
import { classNameOf } from '../bind/ways-in.ts';
import type { View } from '../index/view.ts';
import { message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Ingress, IngressBackend, IngressRule } from '../model/kinds/ingress.ts';
import type { Service } from '../model/kinds/service.ts';
import { blockedProxy } from '../reach/service-passage.ts';
import { type GraphBuilder, objectId } from './builder.ts';
import { explain } from './explanations.ts';
import { addGhost, addUnknown, unknownEvidence } from './missing.ts';
import { blockedEdge } from './policies.ts';
import { addService, outside } from './service.ts';
import type { Evidence, NodeId, Verdict } from './traffic-graph.ts';

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
  const className = classNameOf(ingress);
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
  const binding = bindBackend(graph.view, ingress, backend);
  const port = backendPort(backend);
  const label = port === undefined ? '' : `HTTP ${port}`;
  if (!binding) return;
  if (binding.state === 'bound') {
    for (const service of binding.targets) {
      const { verdict, evidence } = backendVerdict(graph.view, ingress, backend, service, binding.targets);
      const place = backend.portNumber?.place ?? backend.portName?.place ?? backend.place;
      const to = addService(graph, service);
      graph.edge({ from, to, kind: 'backend', layer: 'L7', label, verdict, evidence }, place);
    }
    return;
  }
  const namespace = graph.view.namespaceOf(ingress) ?? '?';
  const name = knownValue(backend.serviceName) ?? '?';
  const place = backend.serviceName?.place;
  const absent = {
    from,
    kind: 'backend',
    label,
    column: 'service',
    objectKind: 'Service',
    name,
    namespace,
    place,
  } as const;
  if (binding.state === 'unknown') {
    addUnknown(graph, { ...absent, evidence: unknownEvidence(binding.why) });
    return;
  }
  const isElsewhere = servicesElsewhere(graph.view, ingress, namespace, name).length > 0;
  const nearest = knownValue(binding.nearest[0]?.name);
  if (!isElsewhere && nearest === undefined && !declaresServicesNearby(graph.view, ingress, namespace)) {
    addUnknown(graph, { ...absent, evidence: unknownEvidence('external') });
    return;
  }
  const text = nearest === undefined ? texts.noService : texts.nearest;
  const rule = isElsewhere ? 'ingress-backend-service-other-namespace' : missingRule;
  addGhost(graph, {
    ...absent,
    evidence: { message: message(text, { name, namespace, ...(nearest !== undefined && { nearest }) }), rule },
  });
}

/** Whether requests get through a port of the Service. Decides as the rules about backend ports do. */
function backendVerdict(
  view: View,
  ingress: Ingress,
  backend: IngressBackend,
  service: Service,
  variants: readonly Service[],
): { verdict: Verdict; evidence: readonly Evidence[] } {
  const port = bindBackendPort(service, backend);
  const wanted = backendPort(backend);
  if (port?.state === 'unbound' && wanted !== undefined) {
    const text = message(texts.noPort, { name: knownValue(service.name) ?? '?', port: wanted });
    // One of several variants lacks the port: those of other environments need not.
    if (!variants.every(s => bindBackendPort(s, backend)?.state === 'unbound')) {
      return { verdict: 'unknown', evidence: [{ message: text, rule: undefined }] };
    }
    const match = variants.map(s => findByTargetPort(view, s, wanted)).find(found => found !== undefined);
    if (!match && variants.some(s => mayGainPort(view, s, wanted)))
      return { verdict: 'unknown', evidence: [unknownEvidence('external')] };
    const rule = match ? 'ingress-backend-port-is-target-port' : 'ingress-backend-port-missing';
    const family = familyOf(view, ingress);
    const mayAccept = match?.written === true && (family === 'nginx' || family === 'unknown');
    const isSure = !mayAccept && isSurelyMeant(ingress, service);
    return { verdict: isSure ? 'broken' : 'unknown', evidence: [{ message: text, rule }] };
  }
  const isUnknown = port?.state === 'unknown' && port.why !== 'external';
  return isUnknown
    ? { verdict: 'unknown', evidence: [unknownEvidence('templated')] }
    : {
        verdict: 'open',
        evidence: [],
        ...(port?.state === 'bound'
          ? blockedEdge(blockedProxy(view, service, port.targets[0]), 'netpol-blocks-ingress-controller')
          : {}),
      };
}
