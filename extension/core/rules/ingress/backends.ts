/** What the rules about Ingress backends share: walking over them, and naming their Services and ports in messages. */
import { bindBackend } from '../../bind/backend.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { backendsOf, type Ingress, type IngressBackend } from '../../model/kinds/ingress.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import type { Place } from '../../yaml/syntax.ts';
import type { Related } from '../rule.ts';

export const ingressDocs = 'https://kubernetes.io/docs/concepts/services-networking/ingress/';

/** The backends whose Service is known, with that Service in each of its variants. */
export function* boundBackends(
  view: View,
  ingress: Ingress,
): Iterable<{ readonly backend: IngressBackend; readonly services: readonly Service[]; readonly service: Service }> {
  for (const backend of backendsOf(ingress)) {
    const binding = bindBackend(view, ingress, backend);
    if (binding?.state === 'bound') yield { backend, services: binding.targets, service: binding.targets[0] };
  }
}

/** The number or name of the port that a backend asks for, as written. */
export function portPlaceOf(backend: IngressBackend): Place {
  return backend.portNumber?.place ?? backend.portName?.place ?? backend.place;
}

const has: Text = { en: '{service} has {ports}', ko: '{service}의 포트: {ports}' };
const hasNone: Text = { en: '{service} has no ports', ko: '{service}에는 포트가 없습니다' };

/** `http (80)`, or `80` for a port without a name. */
export function portTitle(port: ServicePort): string {
  const [name, number] = [knownValue(port.name), knownValue(port.port)];
  return name ? `${name} (${number ?? '?'})` : String(number ?? '?');
}

/** Points at the ports that a Service has. */
export function relatedPorts(service: Service): Related {
  const ports = service.ports.map(portTitle).join(', ');
  return {
    place: service.portsPlace ?? service.namePlace,
    message: ports
      ? message(has, { service: titleOf(service), ports })
      : message(hasNone, { service: titleOf(service) }),
  };
}
