/** A backend whose Service port is UDP or SCTP: an Ingress carries HTTP over TCP only (S8). */
import { bindBackendPort } from '../../bind/backend.ts';
import { protocolOf } from '../../bind/port.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { boundBackends, ingressDocs, portPlaceOf, portTitle } from './backends.ts';

const texts = {
  notTcp: {
    en: 'Port {port} of {service} is {protocol}; an Ingress reaches TCP ports only',
    ko: '{service}의 포트 {port}은(는) {protocol}입니다. Ingress는 TCP 포트에만 연결됩니다',
  },
  here: { en: 'Port {port} is {protocol}', ko: '포트 {port}은(는) {protocol}입니다' },
};

export const ingressBackendPortNotTcp = defineRule({
  id: 'ingress-backend-port-not-tcp',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress backend port is not a TCP port', ko: 'Ingress 백엔드 포트가 TCP 포트가 아닙니다' },
  why: {
    en: 'An ingress controller speaks HTTP over TCP to its backends and asks for the Service’s TCP endpoints. A UDP or SCTP port has none, so requests are answered with 503.',
    ko: '인그레스 컨트롤러는 백엔드와 TCP 위의 HTTP로 통신하며 Service의 TCP 엔드포인트를 찾습니다. UDP나 SCTP 포트에는 TCP 엔드포인트가 없으므로 요청에 503으로 응답합니다.',
  },
  fixable: 'no',
  references: [ingressDocs],
  on: ['ingress'],
  *check(ingress, view) {
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      const ports = services
        .map(s => bindBackendPort(s, backend))
        .flatMap(b => (b?.state === 'bound' ? b.targets[0] : []));
      const [port] = ports;
      if (!port || ports.length < services.length) continue;
      const protocols = ports.map(protocolOf);
      const protocol = protocols[0];
      if (!protocol || !protocols.every(p => p === 'UDP' || p === 'SCTP')) continue;
      const args = { port: portTitle(port), service: titleOf(service), protocol };
      yield {
        place: portPlaceOf(backend),
        message: message(texts.notTcp, args),
        severity: isSurelyMeant(ingress, service) ? 'error' : 'warning',
        related: [{ place: port.protocol?.place ?? port.place, message: message(texts.here, args) }],
      };
    }
  },
});
