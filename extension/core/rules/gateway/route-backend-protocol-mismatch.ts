/** A backendRef to a Service port of the wrong transport protocol (UnsupportedProtocol). */
import { protocolOf } from '../../bind/port.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { failedBackends } from './backends.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  mismatch: {
    en: 'Port {port} of {service} is a {protocol} port, which a {kind} cannot use',
    ko: '{service}의 포트 {port}은(는) {protocol} 포트이므로 {kind}에서 쓸 수 없습니다',
  },
  port: { en: 'protocol {protocol}', ko: '프로토콜 {protocol}' },
};

export const routeBackendProtocolMismatch = defineRule({
  id: 'route-backend-protocol-mismatch',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route and Service port use different transport protocols',
    ko: '라우트와 Service 포트의 전송 프로토콜이 다릅니다',
  },
  why: {
    en: 'HTTPRoute, GRPCRoute, TLSRoute and TCPRoute connect over TCP, UDPRoute sends UDP datagrams. The gateway cannot reach a port of the other protocol.',
    ko: 'HTTPRoute, GRPCRoute, TLSRoute, TCPRoute는 TCP로 연결하고 UDPRoute는 UDP 데이터그램을 보냅니다. 게이트웨이는 다른 프로토콜의 포트에 닿을 수 없습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#backendobjectreference`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { reference, problem } of failedBackends(view, route, 'protocol')) {
      const { service, port } = problem;
      const protocol = protocolOf(port) ?? 'TCP';
      yield {
        place: reference.port!.place,
        message: message(texts.mismatch, {
          port: knownValue(port.port) ?? '?',
          service: titleOf(service),
          protocol,
          kind: route.kind,
        }),
        severity: isSurelyMeant(route, service) ? 'error' : 'warning',
        related: [{ place: (port.protocol ?? port).place, message: message(texts.port, { protocol }) }],
      };
    }
  },
});
