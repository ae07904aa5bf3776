/** A Gateway, its listeners with those of its ListenerSets, the rules of the routes attached to them, and the Services behind. */
import { declaresServicesNearby } from '../bind/service-name.ts';
import { isSurelyMeant } from '../bind/togetherness.ts';
import { attachRoute, type ParentAttachment } from '../gateway/attachment.ts';
import { type BackendProblem, resolveBackend, targetOf } from '../gateway/backend.ts';
import { anyHostname } from '../gateway/hostname.ts';
import { bindParent, referencedNamespace } from '../gateway/parents.ts';
import { tlsModeOf } from '../gateway/protocol.ts';
import { type AttachedRoute, type ServingListener, servingListeners } from '../gateway/serving.ts';
import { backendMessage } from '../gateway/status/reference-messages.ts';
import { statusTexts } from '../gateway/status/texts.ts';
import { message } from '../l10n/message.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { GatewayRoute, RouteBackend, RouteMatch, RouteRule } from '../model/kinds/gateway-route.ts';
import { blockedProxy } from '../reach/service-passage.ts';
import type { Place } from '../yaml/syntax.ts';
import { type GraphBuilder, idOf, objectId } from './builder.ts';
import { explain } from './explanations.ts';
import { addGhost, addUnknown, unknownEvidence } from './missing.ts';
import { blockedEdge } from './policies.ts';
import { addService, outside } from './service.ts';
import type { NodeId, TrafficEdge } from './traffic-graph.ts';

type Layer = TrafficEdge['layer'];

/** Draws a Gateway with everything its listeners lead to. */
export function addGateway(graph: GraphBuilder, gateway: Gateway): void {
  for (const listener of servingListeners(graph.view, gateway)) addListener(graph, gateway, listener);
}

function addListener(graph: GraphBuilder, gateway: Gateway, listener: ServingListener): void {
  const { owner, protocol = '?', port } = listener;
  const name = knownValue(listener.listener.name) ?? '?';
  const id = `${objectId(graph.view, owner)}/${name}`;
  const hostname = listener.hostname === undefined ? '?' : listener.hostname || '*';
  const tls = protocol === 'HTTPS' || protocol === 'TLS';
  const layer: Layer = protocol === 'HTTP' || protocol === 'HTTPS' ? 'L7' : 'L4';
  const isPassthrough = tlsModeOf(listener.listener) === 'Passthrough';
  graph.node(
    {
      id,
      kind: 'gateway',
      column: 'gateway',
      objectKind: owner.kind,
      name: `${knownValue(owner.name) ?? '?'}: ${name}`,
      namespace: graph.view.namespaceOf(owner),
      state: owner.shape === 'templated' ? 'unknown' : 'present',
      detail: [`${protocol} ${port ?? '?'}`, hostname].join(' · '),
      explanation: [
        explain('listener', { class: knownValue(gateway.gatewayClassName) ?? '?' }),
        ...(tls ? [explain(isPassthrough ? 'listenerPassthrough' : 'ingressTls', { hosts: hostname })] : []),
      ],
    },
    listener.listener.name?.place ?? listener.listener.place,
  );
  graph.edge({ from: outside(graph), to: id, kind: 'entry', layer, label: `${protocol} ${port ?? '?'}`, tls });
  for (const attached of listener.routes) addRoute(graph, id, attached, layer, tls);
}

/** How a route is led to: an edge from a listener or from what should be there. */
type WayToRoute = Partial<TrafficEdge> & { readonly from: NodeId; readonly hosts: string; readonly layer: Layer };

function addRoute(graph: GraphBuilder, from: NodeId, attached: AttachedRoute, layer: Layer, tls: boolean): void {
  const hosts = attached.hostnames.map(hostname => (hostname === anyHostname ? '*' : hostname)).join(', ');
  const doubt = attached.certain ? {} : { verdict: 'unknown' as const, evidence: [unknownEvidence('templated')] };
  addRules(graph, attached.route, attached.parent.place, { from, hosts, layer, tls, ...doubt });
}

function addRules(graph: GraphBuilder, route: GatewayRoute, parent: Place, way: WayToRoute): void {
  const { hosts, ...edge } = way;
  for (const [i, rule] of (route.rules?.items ?? []).entries()) {
    const id = graph.node(
      {
        id: `${objectId(graph.view, route)}/${i}`,
        kind: 'rule',
        column: 'rule',
        objectKind: route.kind,
        name: matchText(route, rule, hosts),
        namespace: graph.view.namespaceOf(route),
        detail: `${route.kind} ${knownValue(route.name) ?? '?'}`,
        explanation: [explain('routeRule')],
      },
      rule.place,
    );
    graph.edge({ ...edge, to: id, kind: 'rule', label: '' }, parent);
    for (const backend of rule.backendRefs?.items ?? []) addBackend(graph, route, id, backend, way.layer);
  }
}

const failureTexts = {
  NoMatchingParent: statusTexts.noMatchingParent,
  NotAllowedByListeners: statusTexts.notAllowedByListeners,
  NoMatchingListenerHostname: statusTexts.noMatchingHostname,
};

/** Draws a route that no drawn listener has: from the listeners that refuse it, or from a parent that is not here. */
export function addUnattachedRoute(graph: GraphBuilder, route: GatewayRoute): void {
  if (graph.has(`${objectId(graph.view, route)}/0`)) return;
  const hosts = (route.hostnames?.items ?? []).map(host => knownValue(host) ?? '?').join(', ') || '*';
  const layer: Layer = route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute' ? 'L7' : 'L4';
  for (const parent of route.parentRefs?.items ?? []) {
    const binding = bindParent(graph.view, route, parent);
    const owner = binding?.state === 'bound' ? binding.targets[0] : undefined;
    const refusal = owner && owner.type !== 'service' ? attachRoute(graph.view, route, parent, owner) : undefined;
    if (owner && refusal?.failure) {
      const rule = refusalRule(refusal);
      const evidence = [{ message: message(failureTexts[refusal.failure], { kind: route.kind }), rule }];
      for (const { listener } of refusal.listeners) {
        const from = `${objectId(graph.view, owner)}/${knownValue(listener.listener.name) ?? '?'}`;
        if (graph.has(from)) addRules(graph, route, parent.place, { from, hosts, layer, verdict: 'broken', evidence });
      }
    } else if (!owner) {
      const name = knownValue(parent.name) ?? '?';
      const kind = knownValue(parent.kind) ?? 'Gateway';
      const namespace = referencedNamespace(parent.namespace, graph.view.namespaceOf(route));
      const evidence = [unknownEvidence(binding?.state === 'unknown' ? binding.why : 'external')];
      const from = graph.node({
        id: `unknown/${idOf(kind, namespace ?? '?', name)}`,
        kind: 'missing',
        column: 'gateway',
        objectKind: kind,
        name,
        namespace,
        state: 'unknown',
        explanation: evidence.map(one => one.message),
      });
      addRules(graph, route, parent.place, { from, hosts, layer, verdict: 'unknown', evidence });
    }
  }
}

/** The rule that reports a refusal. */
function refusalRule({ failure, listeners }: ParentAttachment): string {
  if (failure === 'NoMatchingListenerHostname') return 'route-hostname-no-intersection';
  if (failure === 'NoMatchingParent') {
    const isSection = listeners.every(one => one.failed === 'section');
    return isSection ? 'route-parent-section-missing' : 'route-parent-port-missing';
  }
  const isNamespace = listeners.some(one => one.failed === 'namespace');
  return isNamespace ? 'route-parent-not-allowed' : 'route-parent-kind-not-allowed';
}

/** `shop.example.com/cart`, the first match and how many more there are. */
function matchText(route: GatewayRoute, rule: RouteRule, hosts: string): string {
  const [first, ...more] = rule.matches?.items ?? [];
  const text = route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute' ? `${hosts}${pathText(first)}` : hosts;
  return more.length > 0 ? `${text} +${more.length}` : text;
}

function pathText(match: RouteMatch | undefined): string {
  const method = match?.grpcMethod;
  if (method) return `/${knownValue(method.service) ?? '*'}/${knownValue(method.method) ?? '*'}`;
  const path = valueOrDefault(match?.path?.value, '/') ?? '?';
  return path.startsWith('/') ? path : ` ${path}`;
}

function addBackend(graph: GraphBuilder, route: GatewayRoute, from: NodeId, backend: RouteBackend, layer: Layer): void {
  const { view } = graph;
  const resolution = resolveBackend(view, route, backend);
  const port = knownValue(backend.port);
  const weight = knownValue(backend.weight);
  const label = [port === undefined ? '' : String(port), weight === undefined ? '' : `weight ${weight}`]
    .filter(part => part !== '')
    .join(', ');
  const place = (backend.name ?? backend).place;
  if (resolution.state === 'resolved') {
    const to = addService(graph, resolution.service);
    const blocked = blockedProxy(view, resolution.service, resolution.port);
    graph.edge(
      { from, to, kind: 'backend', layer, label, ...blockedEdge(blocked, 'netpol-blocks-ingress-controller') },
      (backend.port ?? backend).place,
    );
    return;
  }
  const target = targetOf(view, route, backend);
  const absent = {
    from,
    kind: 'backend',
    label,
    column: 'service',
    objectKind: target?.kind ?? 'Service',
    name: target?.name ?? '?',
    namespace: target?.namespace,
    place,
  } as const;
  if (resolution.state === 'unknown') {
    addUnknown(graph, { ...absent, evidence: unknownEvidence(resolution.why) });
    return;
  }
  const { problem } = resolution;
  const rule = ruleFor(graph, route, problem);
  const evidence = { message: backendMessage(problem, route.kind), rule };
  if ('service' in problem || problem.step === 'permission') {
    const services =
      'service' in problem ? [problem.service] : view.named(route, 'service', absent.namespace!, absent.name);
    for (const service of services) {
      const to = addService(graph, service);
      const verdict = rule ? 'broken' : 'unknown';
      graph.edge({ from, to, kind: 'backend', layer, label, verdict, evidence: [evidence] }, backend.place);
    }
    if (services.length > 0) return;
  }
  if (rule) addGhost(graph, { ...absent, evidence });
  else addUnknown(graph, { ...absent, evidence: unknownEvidence('external') });
}

/** The rule that says the same as a broken edge; `undefined` where none is sure enough to. */
function ruleFor({ view }: GraphBuilder, route: GatewayRoute, problem: BackendProblem): string | undefined {
  switch (problem.step) {
    case 'kind':
      return problem.group.includes('.') ? undefined : 'route-backend-kind-invalid';
    case 'permission': {
      const { namespace, name } = problem.target;
      return view.named(route, 'service', namespace, name).length > 0 ? 'route-backend-not-permitted' : undefined;
    }
    case 'service':
      return problem.nearest.length > 0 || declaresServicesNearby(view, route, problem.namespace)
        ? 'route-backend-missing'
        : undefined;
    case 'no-port':
      return 'route-backend-port-required';
    case 'port':
      return isSurelyMeant(route, problem.service) ? 'route-backend-port-missing' : undefined;
    case 'protocol':
      return isSurelyMeant(route, problem.service) ? 'route-backend-protocol-mismatch' : undefined;
  }
}
