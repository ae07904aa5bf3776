/** OpenShift Route to Service port (route.openshift.io/v1 RoutePort; the router compares with the endpoints' port names and numbers). */
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { IntOrString } from '../model/read.ts';
import type { Binding } from './binding.ts';
import { hasKnownServicePorts, resolveTargetPort, targetOf } from './port.ts';
import { bindSelector, hasSelector } from './selector.ts';

/** The Service ports behind `spec.port.targetPort`: the port of that name, or those whose pods listen on that number. */
export function bindRoutePort(view: View, service: Service, wanted: IntOrString): Binding<ServicePort> {
  const text = String(wanted);
  const found = service.ports.find(
    port => knownValue(port.name) === text || targetNumbers(view, service, port)?.has(text),
  );
  if (found) return { state: 'bound', targets: [found] };
  // Hand-written endpoints have ports of their own.
  if (!hasKnownServicePorts(service) || !hasSelector(service) || service.ports.length === 0)
    return { state: 'unknown', why: 'external' };
  if (service.ports.some(port => targetNumbers(view, service, port) === undefined))
    return { state: 'unknown', why: 'templated' };
  return { state: 'unbound', nearest: service.ports };
}

/** Every number that the pods of a Service port listen on; `undefined` when not all are known. */
function targetNumbers(view: View, service: Service, port: ServicePort): ReadonlySet<string> | undefined {
  const target = targetOf(port);
  if (target === undefined) return undefined;
  if (typeof target === 'number') return new Set([String(target)]);
  const binding = bindSelector(view, service);
  if (binding.state !== 'bound') return undefined;
  const numbers = new Set<string>();
  for (const workload of binding.targets) {
    const resolution = resolveTargetPort(port, workload);
    if (resolution.state !== 'declared') return undefined;
    numbers.add(String(resolution.number));
  }
  return numbers;
}
