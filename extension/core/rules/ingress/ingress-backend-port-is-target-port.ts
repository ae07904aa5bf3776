/** A backend that names the pods' port instead of the Service's: the commonest slip about ports (S8). */
import { backendPort, bindBackendPort, findByTargetPort } from '../../bind/backend.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { IngressBackend } from '../../model/kinds/ingress.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceEntry, replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { boundBackends, ingressDocs, portPlaceOf, portTitle } from './backends.ts';

const texts = {
  target: {
    en: '{wanted} is the target port of {service}, whose port is {port}',
    ko: '{wanted}은(는) {service}의 대상 포트이며, Service의 포트는 {port}입니다',
  },
  here: { en: 'Port {port} is sent to {wanted}', ko: '포트 {port}은(는) {wanted}(으)로 전달됩니다' },
};

export const ingressBackendPortIsTargetPort = defineRule({
  id: 'ingress-backend-port-is-target-port',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress backend names the target port instead of the Service port',
    ko: 'Ingress 백엔드가 Service 포트 대신 대상 포트를 가리킵니다',
  },
  why: {
    en: 'A backend’s port is the Service’s `port` or port `name`, never its `targetPort`. Most controllers find no such port and answer with 503; ingress-nginx happens to accept what `targetPort` says.',
    ko: '백엔드의 포트는 Service의 `port`나 포트 `name`이며 `targetPort`가 아닙니다. 대부분의 컨트롤러는 그런 포트를 찾지 못해 503으로 응답하며, ingress-nginx만 `targetPort`에 적힌 값을 받아들입니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#the-ingress-resource`],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    const mayAccept = family === 'nginx' || family === 'unknown';
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      const wanted = backendPort(backend);
      if (wanted === undefined || !services.every(s => bindBackendPort(s, backend)?.state === 'unbound')) continue;
      const match = services.map(s => findByTargetPort(view, s, wanted)).find(found => found !== undefined);
      if (!match) continue;
      const port = portTitle(match.port);
      yield {
        place: portPlaceOf(backend),
        message: message(texts.target, { wanted, service: titleOf(service), port }),
        severity: (mayAccept && match.written) || !isSurelyMeant(ingress, service) ? 'warning' : 'error',
        related: [{ place: match.port.place, message: message(texts.here, { port, wanted }) }],
        fixes: fixesFor(backend, match.port),
      };
    }
  },
});

function fixesFor(backend: IngressBackend, port: ServicePort): Fix[] {
  const [name, number] = [knownValue(port.name), knownValue(port.port)];
  if (backend.portNumber) return number === undefined ? [] : [replaceScalar(backend.portNumber.place, number)];
  if (!backend.portName) return [];
  if (name) return [replaceScalar(backend.portName.place, name)];
  const fix = number === undefined ? undefined : replaceEntry(backend.portName.place, 'name', 'number', String(number));
  return fix ? [fix] : [];
}
