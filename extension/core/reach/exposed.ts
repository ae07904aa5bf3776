/** The pod ports that Ingresses, Routes and routes of the Gateway API lead to: what the proxy behind them connects to. */
import { backendPort, bindBackend, bindBackendPort } from '../bind/backend.ts';
import { protocolOf, resolveTargetPort, targetOf } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { resolveBackend } from '../gateway/backend.ts';
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import { backendReferencesOf, type GatewayRoute } from '../model/kinds/gateway-route.ts';
import { backendsOf, type Ingress } from '../model/kinds/ingress.ts';
import type { Route } from '../model/kinds/route.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { noPorts, type PortSet, portsOf, union } from './port-set.ts';

/** Workload to the ports that some Ingress, Route or Gateway API route leads to in its pods. */
export function exposedPorts(
  view: View,
  ingresses: readonly Ingress[],
  routes: readonly Route[],
  gatewayRoutes: readonly GatewayRoute[],
): Map<Workload, PortSet> {
  const exposed = new Map<Workload, PortSet>();
  const open = (service: Service, ports: readonly ServicePort[]) => {
    const binding = hasSelector(service) ? bindSelector(view, service) : undefined;
    if (binding?.state !== 'bound') return;
    for (const workload of binding.targets) {
      for (const port of ports) {
        const end = resolveTargetPort(port, workload);
        const protocol = protocolOf(port);
        if (protocol === undefined || (end.state !== 'declared' && end.state !== 'undeclared')) continue;
        exposed.set(workload, union(exposed.get(workload) ?? noPorts, portsOf(protocol, end.number, end.number)));
      }
    }
  };
  for (const ingress of ingresses) {
    for (const backend of backendsOf(ingress)) {
      const binding = bindBackend(view, ingress, backend);
      if (binding?.state !== 'bound') continue;
      for (const service of binding.targets) {
        const port = backendPort(backend) === undefined ? undefined : bindBackendPort(service, backend);
        if (port?.state === 'bound') open(service, port.targets);
      }
    }
  }
  for (const route of routes) {
    for (const service of routeServices(view, route)) open(service, routePorts(route, service));
  }
  for (const route of gatewayRoutes) {
    if (isForMesh(route)) continue;
    for (const backend of backendReferencesOf(route)) {
      const resolved = resolveBackend(view, route, backend);
      if (resolved.state === 'resolved') open(resolved.service, [resolved.port]);
    }
  }
  return exposed;
}

/** Attached to Services only: it tells proxies beside the pods what to do, no proxy in front of them (GEP-1426). */
function isForMesh(route: GatewayRoute): boolean {
  const parents = route.parentRefs?.items ?? [];
  return parents.length > 0 && parents.every(parent => valueOrDefault(parent.kind, 'Gateway') === 'Service');
}

function routeServices(view: View, route: Route): Service[] {
  const namespace = view.namespaceOf(route);
  return [route.to, ...route.alternateBackends].flatMap(target => {
    const name = knownValue(target?.name);
    const kind = target?.kind ? knownValue(target.kind) : 'Service';
    return name === undefined || namespace === undefined || kind !== 'Service'
      ? []
      : view.named(route, 'service', namespace, name);
  });
}

/** A Route's port is the name or the TARGET port of a Service port; without one it leads to every port. */
function routePorts(route: Route, service: Service): readonly ServicePort[] {
  if (!route.targetPort) return service.ports;
  const wanted = knownValue(route.targetPort);
  return service.ports.filter(port => knownValue(port.name) === wanted || targetOf(port) === wanted);
}
