/** A protocol that the API does not define (UnsupportedProtocol). */
import { isSupportedProtocol } from '../../gateway/protocol.ts';
import { message } from '../../l10n/message.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  unknown: {
    en: '"{protocol}" is no protocol of the Gateway API',
    ko: '"{protocol}"은(는) Gateway API의 프로토콜이 아닙니다',
  },
};

export const gatewayListenerProtocolUnsupported = defineRule({
  id: 'gateway-listener-protocol-unsupported',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Listener has a protocol that gateways do not know',
    ko: '리스너의 프로토콜이 게이트웨이가 모르는 값입니다',
  },
  why: {
    en: 'The API defines HTTP, HTTPS, TLS, TCP and UDP; a controller’s own protocols carry its domain (`example.com/protocol`). A listener with another one is not accepted (UnsupportedProtocol). gRPC and WebSocket travel over HTTP and HTTPS.',
    ko: 'API가 정의하는 프로토콜은 HTTP, HTTPS, TLS, TCP, UDP이며 컨트롤러 고유의 프로토콜에는 도메인이 붙습니다(`example.com/protocol`). 다른 값의 리스너는 수락되지 않습니다(UnsupportedProtocol). gRPC와 WebSocket은 HTTP와 HTTPS로 전달됩니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#protocoltype`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    for (const listener of owner.listeners?.items ?? []) {
      const { protocol } = listener;
      if (!protocol?.known || isSupportedProtocol(listener) !== 'no') continue;
      const upper = protocol.value.toUpperCase();
      const meant =
        upper === 'GRPC' || upper === 'WS' ? 'HTTP' : upper === 'GRPCS' || upper === 'WSS' ? 'HTTPS' : upper;
      const isKnown = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'].includes(meant);
      yield {
        place: protocol.place,
        message: message(texts.unknown, { protocol: protocol.value }),
        fixes: isKnown ? [replaceScalar(protocol.place, meant, meant === upper)] : [],
      };
    }
  },
});
