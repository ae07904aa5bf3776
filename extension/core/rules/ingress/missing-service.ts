/** A backend Service that these files do not have, for the rules about paths and about the default backend. */
import { bindBackend } from '../../bind/backend.ts';
import { declaresServicesNearby, servicesElsewhere } from '../../bind/service-name.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Ingress, IngressBackend } from '../../model/kinds/ingress.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import type { Report } from '../rule.ts';

const missing: Text = {
  en: 'No Service "{name}" in namespace "{namespace}"',
  ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
};
const near: Text = { en: '{service} is in this namespace', ko: '이 네임스페이스에 {service}이(가) 있습니다' };

/**
 * The report about one backend. A warning where a similar name exists or the folder keeps Services of the namespace, else
 * information: the Service may well be installed by other means.
 */
export function* missingService(view: View, ingress: Ingress, backend: IngressBackend): Iterable<Report> {
  const binding = bindBackend(view, ingress, backend);
  const namespace = view.namespaceOf(ingress);
  if (binding?.state !== 'unbound' || namespace === undefined || !backend.serviceName?.known) return;
  const name = backend.serviceName.value;
  if (name === '' || servicesElsewhere(view, ingress, namespace, name).length > 0) return;
  const place = backend.serviceName.place;
  yield {
    place,
    message: message(missing, { name, namespace }),
    severity: binding.nearest.length > 0 || declaresServicesNearby(view, ingress, namespace) ? 'warning' : 'info',
    related: binding.nearest.map(service => ({
      place: service.namePlace,
      message: message(near, { service: titleOf(service) }),
    })),
    fixes: binding.nearest
      .slice(0, 3)
      .flatMap(service => knownValue(service.name) ?? [])
      .map((candidate, _, all) => replaceScalar(place, candidate, all.length === 1)),
  };
}
