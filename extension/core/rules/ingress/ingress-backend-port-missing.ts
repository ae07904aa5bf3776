/** A backend that asks for a port that its Service does not have (S8). */
import { backendPort, bindBackendPort, findByTargetPort, mayGainPort } from '../../bind/backend.ts';
import { protocolOf } from '../../bind/port.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { IngressBackend } from '../../model/kinds/ingress.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { isOneEditAway, nearestNames } from '../../text/nearest.ts';
import { replaceEntry, replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { boundBackends, ingressDocs, portPlaceOf, relatedPorts } from './backends.ts';

const texts = {
  number: { en: '{service} has no port {port}', ko: '{service}에 포트 {port}이(가) 없습니다' },
  name: { en: '{service} has no port named "{port}"', ko: '{service}에 "{port}"이라는 이름의 포트가 없습니다' },
};

export const ingressBackendPortMissing = defineRule({
  id: 'ingress-backend-port-missing',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress backend asks for a port that the Service does not have',
    ko: 'Ingress 백엔드가 Service에 없는 포트를 요청합니다',
  },
  why: {
    en: 'A backend’s port is one of the Service’s `spec.ports`: by `port` for a number, by `name` for a name. Where there is none, the ingress controller has nothing to send the request to and answers with 503.',
    ko: '백엔드의 포트는 Service의 `spec.ports` 중 하나입니다. 숫자는 `port`, 이름은 `name`과 비교합니다. 맞는 포트가 없으면 인그레스 컨트롤러는 요청을 보낼 곳이 없어 503으로 응답합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#the-ingress-resource`],
  on: ['ingress'],
  *check(ingress, view) {
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      const wanted = backendPort(backend);
      if (wanted === undefined || wanted === '' || wanted === 0) continue;
      if (!services.every(s => bindBackendPort(s, backend)?.state === 'unbound')) continue;
      if (services.some(s => findByTargetPort(view, s, wanted))) continue;
      if (services.some(s => mayGainPort(view, s, wanted))) continue;
      yield {
        place: portPlaceOf(backend),
        message: message(typeof wanted === 'number' ? texts.number : texts.name, {
          service: titleOf(service),
          port: wanted,
        }),
        severity: isSurelyMeant(ingress, service) ? 'error' : 'warning',
        related: [relatedPorts(service)],
        fixes: fixesFor(backend, service.ports),
      };
    }
  },
});

/** The Service's only port, or those that a slip of the pen away. */
function fixesFor(backend: IngressBackend, ports: readonly ServicePort[]): Fix[] {
  const tcp = ports.filter(port => protocolOf(port) === 'TCP');
  if (backend.portNumber?.known) {
    const { place, value } = backend.portNumber;
    const numbers = tcp.flatMap(port => knownValue(port.port) ?? []);
    const near = numbers.filter(number => isOneEditAway(String(number), String(value)));
    return (near.length > 0 ? near : numbers.length === 1 ? numbers : []).map(number =>
      replaceScalar(place, number, numbers.length === 1),
    );
  }
  if (!backend.portName?.known) return [];
  const { place, value } = backend.portName;
  const names = tcp.flatMap(port => knownValue(port.name) ?? []);
  const near = nearestNames(value, names);
  if (near.length > 0) return near.slice(0, 2).map(name => replaceScalar(place, name, near.length === 1));
  const [only] = tcp;
  if (!only || tcp.length > 1) return [];
  const [name, number] = [knownValue(only.name), knownValue(only.port)];
  if (name) return [replaceScalar(place, name, false)];
  const fix = number === undefined ? undefined : replaceEntry(place, 'name', 'number', String(number), false);
  return fix ? [fix] : [];
}
