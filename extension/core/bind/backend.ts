/** Ingress backend to Service and Service port (semantics S8). */
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Ingress, IngressBackend } from '../model/kinds/ingress.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { IntOrString } from '../model/read.ts';
import { isOneEditAway, nearestNames } from '../text/nearest.ts';
import type { Binding } from './binding.ts';
import { findServicePort, hasKnownServicePorts, protocolOf, resolveTargetPort } from './port.ts';
import { bindSelector, hasSelector } from './selector.ts';
import { bindServiceName } from './service-name.ts';

/** The Service of a backend; `undefined` for a backend that names none (a resource, an ALB action, or nothing at all). */
export function bindBackend(view: View, ingress: Ingress, backend: IngressBackend): Binding<Service> | undefined {
  if (!backend.serviceName || isAlbAction(backend)) return undefined;
  if (!backend.serviceName.known) return { state: 'unknown', why: 'templated' };
  return bindServiceName(view, ingress, view.namespaceOf(ingress), backend.serviceName.value);
}

/** A backend of the AWS load balancer controller that names an annotation with the action, not a Service. */
export function isAlbAction(backend: IngressBackend): boolean {
  return knownValue(backend.portName) === 'use-annotation';
}

/** The port a backend asks for; `undefined` when absent or not known. */
export function backendPort(backend: IngressBackend): IntOrString | undefined {
  return knownValue(backend.portNumber) ?? knownValue(backend.portName);
}

/**
 * The port of one Service that a backend means. Near misses are all ports of the Service, the likeliest first.
 * `undefined` when the backend names no port.
 */
export function bindBackendPort(service: Service, backend: IngressBackend): Binding<ServicePort> | undefined {
  if (backend.portNumber?.known === false || backend.portName?.known === false)
    return { state: 'unknown', why: 'templated' };
  const wanted = backendPort(backend);
  if (wanted === undefined) return undefined;
  const found = findTcpPort(service, wanted) ?? findServicePort(service, wanted);
  if (found) return { state: 'bound', targets: [found] };
  if (!hasKnownServicePorts(service)) return { state: 'unknown', why: 'templated' };
  // ingress-nginx takes any number for an ExternalName Service.
  if (service.ports.length === 0 || valueOrDefault(service.serviceType, 'ClusterIP') === 'ExternalName')
    return { state: 'unknown', why: 'external' };
  return { state: 'unbound', nearest: nearestPorts(service, wanted) };
}

/** HTTP proxies take TCP ports: of two ports with one number, as for HTTP/3, the TCP one is meant. */
function findTcpPort(service: Service, wanted: IntOrString): ServicePort | undefined {
  return findServicePort({ ...service, ports: service.ports.filter(port => protocolOf(port) === 'TCP') }, wanted);
}

/** A Service port whose pods listen on the port that a backend names. */
export interface TargetPortMatch {
  readonly port: ServicePort;
  /** It is what `targetPort` says, number or name, which ingress-nginx accepts; otherwise what a named `targetPort` resolves to. */
  readonly written: boolean;
}

/** The Service port that a backend would mean if Ingress backends named target ports. */
export function findByTargetPort(view: View, service: Service, wanted: IntOrString): TargetPortMatch | undefined {
  const byText = service.ports.find(port => knownValue(port.targetPort) === wanted);
  if (byText) return { port: byText, written: true };
  if (!hasSelector(service)) return undefined;
  const binding = bindSelector(view, service);
  if (binding.state !== 'bound') return undefined;
  const byNumber = service.ports.find(port =>
    binding.targets.some(workload => {
      const resolution = resolveTargetPort(port, workload);
      return resolution.state === 'declared' && resolution.number === wanted;
    }),
  );
  return byNumber && { port: byNumber, written: false };
}

function nearestPorts(service: Service, wanted: IntOrString): ServicePort[] {
  const order =
    typeof wanted === 'string'
      ? nearestNames(
          wanted,
          service.ports.flatMap(p => knownValue(p.name) ?? []),
        )
      : [];
  const rank = (port: ServicePort) => {
    const at = order.indexOf(knownValue(port.name) ?? '');
    return at < 0 ? order.length : at;
  };
  return [...service.ports].sort((a, b) => rank(a) - rank(b));
}

/** An overlay may add the port that the Service lacks, though hardly one that differs from another by a slip. */
export function mayGainPort(view: View, service: Service, wanted: number | string): boolean {
  if (!view.isOpen(service)) return false;
  const names = service.ports.flatMap(port => knownValue(port.name) ?? []);
  return typeof wanted === 'string'
    ? nearestNames(wanted, names).length === 0
    : !service.ports.some(port => port.port?.known && isOneEditAway(String(port.port.value), String(wanted)));
}
