/** A backend Service that these files do not have, for the rules about paths and about the default backend. */
import { bindBackend } from '../../bind/backend.ts';
import { servicesElsewhere } from '../../bind/service-name.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import type { Ingress, IngressBackend } from '../../model/kinds/ingress.ts';
import { missingServiceReport } from '../missing-service.ts';
import type { Report } from '../rule.ts';

const missing: Text = {
  en: 'No Service "{name}" in namespace "{namespace}"',
  ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
};

/** The report about one backend. */
export function* missingService(view: View, ingress: Ingress, backend: IngressBackend): Iterable<Report> {
  const binding = bindBackend(view, ingress, backend);
  const namespace = view.namespaceOf(ingress);
  if (binding?.state !== 'unbound' || namespace === undefined || !backend.serviceName?.known) return;
  const name = backend.serviceName.value;
  if (name === '' || servicesElsewhere(view, ingress, namespace, name).length > 0) return;
  const place = backend.serviceName.place;
  const text = message(missing, { name, namespace });
  yield missingServiceReport(view, ingress, { place, message: text, namespace, nearest: binding.nearest });
}
