/**
 * What leads to a Service, and where each of its ports ends: the two directions of every chain that hovers, code lenses and
 * references show.
 */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { EndpointPort, Endpoints } from '../model/kinds/endpoints.ts';
import type { Ingress, IngressBackend, IngressPath, IngressRule } from '../model/kinds/ingress.ts';
import type { Route, RouteTarget } from '../model/kinds/route.ts';
import type { Scaler } from '../model/kinds/scaler.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { annotation } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';
import { bindBackend, bindBackendPort } from './backend.ts';
import { protocolOf } from './port.ts';
import { serviceTypeOf } from './service-shape.ts';

/** An Ingress path or default backend that leads to a Service. */
export interface IngressWay {
  readonly type: 'ingress';
  readonly ingress: Ingress;
  /** `undefined` for the default backend. */
  readonly rule: IngressRule | undefined;
  readonly path: IngressPath | undefined;
  readonly backend: IngressBackend;
  /** The Service's port, `undefined` where it cannot be told or is not there. */
  readonly port: ServicePort | undefined;
}

export interface RouteWay {
  readonly type: 'route';
  readonly route: Route;
  readonly target: RouteTarget;
  readonly port: undefined;
}

/** An address of the Service itself that clients outside of the cluster use. */
export interface AddressWay {
  readonly type: 'load-balancer' | 'node-port' | 'external-ip';
  readonly port: ServicePort;
  /** As far as it is written. */
  readonly address: string | undefined;
  /** What makes the address. */
  readonly place: Place | undefined;
}

export type WayIn = IngressWay | RouteWay | AddressWay;

/** Every way from outside of the cluster to a Service, Ingresses first. */
export function waysIn(view: View, service: Service): WayIn[] {
  return [...routedWays(view, service), ...addressWays(service)];
}

/** `clusterIP: None`: DNS answers with the pods themselves. */
export function isHeadless(service: Service): boolean {
  return knownValue(service.clusterIP) === 'None' && serviceTypeOf(service) !== 'ExternalName';
}

function routedWays(view: View, service: Service): (IngressWay | RouteWay)[] {
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return [];
  const ways: (IngressWay | RouteWay)[] = [];
  for (const user of view.lookup(keys.backendUsers(view.setOf(service), namespace, name))) {
    if (user.type === 'ingress') {
      for (const way of ingressWays(user)) {
        const binding = bindBackend(view, user, way.backend);
        if (binding?.state !== 'bound' || !binding.targets.includes(service)) continue;
        const port = bindBackendPort(service, way.backend);
        ways.push({ ...way, port: port?.state === 'bound' ? port.targets[0] : undefined });
      }
    } else if (user.type === 'route' && view.named(user, 'service', namespace, name).includes(service)) {
      for (const target of [user.to, ...user.alternateBackends]) {
        if (target && knownValue(target.name) === name)
          ways.push({ type: 'route', route: user, target, port: undefined });
      }
    }
  }
  return ways;
}

/** The paths of an Ingress with their backends, the default backend last. */
export function ingressWays(ingress: Ingress): IngressWay[] {
  const ways: IngressWay[] = ingress.rules.flatMap(rule =>
    rule.paths.flatMap(path =>
      path.backend ? [{ type: 'ingress' as const, ingress, rule, path, backend: path.backend, port: undefined }] : [],
    ),
  );
  const backend = ingress.defaultBackend;
  if (backend) ways.push({ type: 'ingress', ingress, rule: undefined, path: undefined, backend, port: undefined });
  return ways;
}

/** The class of an Ingress as written, by the field or by the annotation from before there was one. */
export function classNameOf(ingress: Ingress): string | undefined {
  return knownValue(ingress.ingressClassName) ?? annotation(ingress, 'kubernetes.io/ingress.class');
}

/** The addresses of the Service itself that clients outside of the cluster use, port by port. */
export function addressWays(service: Service): AddressWay[] {
  const ways: AddressWay[] = [];
  const type = serviceTypeOf(service);
  const balanced = {
    type: 'load-balancer',
    address: requestedAddress(service),
    place: service.serviceType?.place,
  } as const;
  for (const port of service.ports) {
    if (type === 'LoadBalancer') ways.push({ ...balanced, port });
    if (type === 'NodePort') {
      ways.push({ type: 'node-port', port, address: undefined, place: port.nodePort?.place ?? port.place });
    }
    for (const ip of type === 'ExternalName' ? [] : (service.externalIPs?.items ?? [])) {
      if (ip.known) ways.push({ type: 'external-ip', port, address: ip.value, place: ip.place });
    }
  }
  return ways;
}

/** The load balancer address that a Service asks for: `loadBalancerIP`, or MetalLB's annotation. */
export function requestedAddress(service: Service): string | undefined {
  return (
    knownValue(service.loadBalancerIP) ??
    knownValue(service.annotations?.entries.get('metallb.io/loadBalancerIPs')) ??
    knownValue(service.annotations?.entries.get('metallb.universe.tf/loadBalancerIPs'))
  );
}

/** Hand-written endpoints of a Service without a selector. */
export function endpointsOf(view: View, service: Service): readonly Endpoints[] {
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return [];
  return view.lookupType('endpoints', keys.endpointsOf(view.setOf(service), namespace, name));
}

/** Endpoints serve the Service port of the same name and protocol; one without a name goes with one without a name. */
export function servesPort(port: ServicePort, endpoint: EndpointPort): boolean {
  return (
    (knownValue(port.name) ?? '') === (knownValue(endpoint.name) ?? '') && protocolOf(port) === protocolOf(endpoint)
  );
}

/** How many pods a workload makes: a number, one per node, or what a scaler or template decides. */
export type ReplicaCount =
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'per-node' }
  | { readonly type: 'scaled'; readonly scaler: Scaler; readonly minimum: number | undefined }
  | { readonly type: 'unknown' };

/** A controller without `replicas` makes one pod, unless a HorizontalPodAutoscaler or the like sets the number. */
export function replicasOf(view: View, workload: Workload): ReplicaCount {
  if (workload.kind === 'DaemonSet') return { type: 'per-node' };
  if (workload.kind === 'Pod') return { type: 'count', count: 1 };
  const name = knownValue(workload.name);
  const namespace = view.namespaceOf(workload);
  if (name !== undefined && namespace !== undefined) {
    const key = keys.scalersOf(view.setOf(workload), namespace, workload.kind, name);
    const scaler = view.lookupType('scaler', key)[0];
    if (scaler)
      return {
        type: 'scaled',
        scaler,
        minimum: valueOrDefault(scaler.minReplicas, scaler.group === 'keda.sh' ? 0 : 1),
      };
  }
  if (workload.kind === 'Job' || workload.kind === 'CronJob') return { type: 'unknown' };
  const count = valueOrDefault(workload.replicas, 1);
  return count === undefined || (!workload.replicas && workload.shape !== 'complete')
    ? { type: 'unknown' }
    : { type: 'count', count };
}
