/** Ingress backend to Service and Service port (semantics S8). */
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Ingress, IngressBackend } from '../model/kinds/ingress.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { IntOrString } from '../model/read.ts';
import { nearestNames } from '../text/nearest.ts';
import type { Binding } from './binding.ts';
import { findServicePort, hasKnownServicePorts } from './port.ts';
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
  const found = findServicePort(service, wanted);
  if (found) return { state: 'bound', targets: [found] };
  if (!hasKnownServicePorts(service)) return { state: 'unknown', why: 'templated' };
  // ingress-nginx takes any number for an ExternalName Service without ports.
  if (service.ports.length === 0) return { state: 'unknown', why: 'external' };
  return { state: 'unbound', nearest: nearestPorts(service, wanted) };
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
