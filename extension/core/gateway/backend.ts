/**
 * The object that a backendRef of a route leads to (apis/v1 object_reference_types.go `BackendObjectReference`; semantics S15,
 * "Gateway API routing"). A controller asks in this order: is the kind known, may the route refer there, is the Service there, has
 * it the port, does the port carry the protocol.
 */
import type { Binding, UnknownReason } from '../bind/binding.ts';
import { findServicePort, hasKnownServicePorts, protocolOf } from '../bind/port.ts';
import { bindServiceName } from '../bind/service-name.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { BackendObjectReference } from '../model/kinds/object-reference.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import { isPermitted, type ReferenceTarget } from './grants.ts';
import { referencedNamespace } from './parents.ts';

/** What is wrong with a reference, by the step at which a controller gives up. */
export type BackendProblem =
  | { readonly step: 'kind'; readonly reason: 'InvalidKind'; readonly group: string; readonly kind: string }
  | { readonly step: 'permission'; readonly reason: 'RefNotPermitted'; readonly target: ReferenceTarget }
  | {
      readonly step: 'service';
      readonly reason: 'BackendNotFound';
      readonly namespace: string;
      readonly name: string;
      readonly nearest: readonly Service[];
    }
  | { readonly step: 'no-port'; readonly reason: 'BackendNotFound'; readonly service: Service }
  | { readonly step: 'port'; readonly reason: 'BackendNotFound'; readonly service: Service; readonly port: number }
  | {
      readonly step: 'protocol';
      readonly reason: 'UnsupportedProtocol';
      readonly service: Service;
      readonly port: ServicePort;
    };

export type BackendResolution =
  | { readonly state: 'resolved'; readonly service: Service; readonly port: ServicePort }
  | { readonly state: 'failed'; readonly problem: BackendProblem }
  | { readonly state: 'unknown'; readonly why: UnknownReason };

/** Where one backendRef of a route leads. */
export function resolveBackend(view: View, route: GatewayRoute, backend: BackendObjectReference): BackendResolution {
  const target = targetOf(view, route, backend);
  if (!target) return { state: 'unknown', why: 'templated' };
  if (target.group !== '' || target.kind !== 'Service') {
    if (isImplementationBackend(view, route, target)) return { state: 'unknown', why: 'external' };
    return failed({ step: 'kind', reason: 'InvalidKind', group: target.group, kind: target.kind });
  }
  const permitted = isPermitted(view, route, target);
  if (permitted === 'no') return failed({ step: 'permission', reason: 'RefNotPermitted', target });
  const binding = bindServiceName(view, route, target.namespace, target.name);
  if (binding.state === 'unknown') return binding;
  if (binding.state === 'unbound') {
    const { namespace, name } = target;
    return failed({ step: 'service', reason: 'BackendNotFound', namespace, name, nearest: binding.nearest });
  }
  if (permitted === 'unknown') return { state: 'unknown', why: 'templated' };
  return resolvePort(route, backend, binding);
}

/** The object that a reference means, with the defaults of `BackendObjectReference`; `undefined` if a template decides it. */
export function targetOf(
  view: View,
  route: GatewayRoute,
  backend: BackendObjectReference,
): ReferenceTarget | undefined {
  const group = valueOrDefault(backend.group, '');
  const kind = valueOrDefault(backend.kind, 'Service');
  const namespace = referencedNamespace(backend.namespace, view.namespaceOf(route));
  const name = knownValue(backend.name);
  if (group === undefined || kind === undefined || namespace === undefined || name === undefined) return undefined;
  return { group, kind: kind === '' ? 'Service' : kind, namespace, name };
}

function resolvePort(
  route: GatewayRoute,
  backend: BackendObjectReference,
  binding: Binding<Service> & { state: 'bound' },
): BackendResolution {
  const [service] = binding.targets;
  if (!backend.port) {
    if (route.shape !== 'complete') return { state: 'unknown', why: 'templated' };
    return failed({ step: 'no-port', reason: 'BackendNotFound', service });
  }
  if (!backend.port.known) return { state: 'unknown', why: 'templated' };
  const wanted = backend.port.value;
  // Of variants for several environments one that has the port is enough.
  for (const variant of binding.targets) {
    const port = variant.ports.find(p => knownValue(p.port) === wanted && carries(route.kind, p));
    if (port) return { state: 'resolved', service: variant, port };
  }
  if (binding.targets.some(variant => !hasKnownServicePorts(variant))) return { state: 'unknown', why: 'templated' };
  const port = findServicePort(service, wanted);
  if (port) return failed({ step: 'protocol', reason: 'UnsupportedProtocol', service, port });
  // Ports of an ExternalName Service are decoration.
  if (service.ports.length === 0) return { state: 'unknown', why: 'external' };
  return failed({ step: 'port', reason: 'BackendNotFound', service, port: wanted });
}

/** UDPRoutes need a UDP port, all others a TCP port. */
function carries(kind: string, port: ServicePort): boolean {
  const protocol = protocolOf(port);
  return protocol === undefined || (protocol === 'UDP') === (kind === 'UDPRoute');
}

/** Kinds that some controller takes for a backend: well-known ones, and those of which the files hold an object or a definition. */
function isImplementationBackend(view: View, route: GatewayRoute, target: ReferenceTarget): boolean {
  if (implementationBackends.has(`${target.group}/${target.kind}`)) return true;
  return view.lookup(keys.kind(view.setOf(route), target.group, target.kind)).length > 0 && target.group.includes('.');
}

const implementationBackends = new Set([
  'multicluster.x-k8s.io/ServiceImport',
  'net.gke.io/ServiceImport',
  'inference.networking.k8s.io/InferencePool',
  'inference.networking.x-k8s.io/InferencePool',
  'gateway.envoyproxy.io/Backend',
  'aigateway.envoyproxy.io/AIServiceBackend',
  'gateway.kgateway.dev/Backend',
  'agentgateway.dev/AgentgatewayBackend',
  'gloo.solo.io/Upstream',
  'traefik.io/TraefikService',
  'networking.istio.io/Hostname',
  'networking.istio.io/ServiceEntry',
  'kuma.io/MeshService',
  'kuma.io/MeshExternalService',
  'kuma.io/MeshMultiZoneService',
  'consul.hashicorp.com/MeshService',
  'application-networking.k8s.aws/ServiceImport',
  'gateway.nginx.org/Upstream',
]);

function failed(problem: BackendProblem): BackendResolution {
  return { state: 'failed', problem };
}
