/** A backendRef to a Service without a port (the API server refuses the object). */
import { targetOf } from '../../gateway/backend.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { backendReferencesOf } from '../../model/kinds/gateway-route.ts';
import { insertEntryText } from '../fix.ts';
import { relatedPorts } from '../ingress/backends.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  required: {
    en: 'A backend that is a Service needs a port',
    ko: 'Service인 백엔드에는 포트가 필요합니다',
  },
};

export const routeBackendPortRequired = defineRule({
  id: 'route-backend-port-required',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Backend of a route names a Service without a port',
    ko: '라우트의 백엔드가 포트 없이 Service를 가리킵니다',
  },
  why: {
    en: 'The API server rejects the route: “Must have port for Service reference”.',
    ko: 'API 서버가 라우트를 거부합니다: “Must have port for Service reference”.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#backendobjectreference`],
  on: ['gateway-route'],
  *check(route, view) {
    if (route.shape !== 'complete') return;
    for (const reference of backendReferencesOf(route)) {
      const target = targetOf(view, route, reference);
      if (reference.port || target?.kind !== 'Service' || target.group !== '') continue;
      const [service] = view.named(route, 'service', target.namespace, target.name);
      const ports = service?.ports.flatMap(port => knownValue(port.port) ?? []) ?? [];
      yield {
        place: (reference.name ?? reference).place,
        message: message(texts.required),
        related: service ? [{ ...relatedPorts(service), place: service.namePlace }] : [],
        fixes: ports.length === 1 ? [insertEntryText(reference.place, 'port', String(ports[0]))] : [],
      };
    }
  },
});
