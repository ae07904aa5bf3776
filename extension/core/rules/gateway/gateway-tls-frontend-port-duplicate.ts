/** Client certificate validation for a port twice, or for one that no HTTPS listener has (`spec.tls.frontend.perPort`). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  twice: { en: 'Port {port} already has its own settings', ko: '포트 {port}의 설정이 이미 있습니다' },
  unused: { en: 'No HTTPS listener has port {port}', ko: '포트 {port}을(를) 쓰는 HTTPS 리스너가 없습니다' },
  first: { en: 'the first ones', ko: '첫 번째 설정' },
};

export const gatewayTlsFrontendPortDuplicate = defineRule({
  id: 'gateway-tls-frontend-port-duplicate',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Client certificate settings are for a port twice or for none',
    ko: '클라이언트 인증서 설정의 포트가 겹치거나 쓰이지 않습니다',
  },
  why: {
    en: 'A port may have one entry in `tls.frontend.perPort`; the API server rejects a second one. An entry for a port without an HTTPS listener does nothing, and its clients are validated by the default settings or not at all; that is a warning.',
    ko: '`tls.frontend.perPort`에는 포트마다 항목 하나만 쓸 수 있으며 API 서버는 두 번째 항목을 거부합니다. HTTPS 리스너가 없는 포트의 항목은 아무 효과가 없어 클라이언트는 기본 설정으로 검증되거나 검증되지 않으므로 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/geps/gep-91/`],
  on: ['gateway'],
  *check(gateway) {
    const seen = new Map<number, Place>();
    for (const { port } of gateway.frontendPorts?.items ?? []) {
      if (!port?.known) continue;
      const first = seen.get(port.value);
      if (first) {
        yield {
          place: port.place,
          message: message(texts.twice, { port: port.value }),
          related: [{ place: first, message: message(texts.first) }],
        };
        continue;
      }
      seen.set(port.value, port.place);
      const { listeners } = gateway;
      // ListenerSets may bring listeners for the port.
      if (gateway.shape !== 'complete' || !listeners?.complete || gateway.allowedListeners) continue;
      const isServed = listeners.items.some(listener => {
        const protocol = knownValue(listener.protocol);
        const isHttps = protocol === undefined || protocol === 'HTTPS' || protocol.includes('/');
        return isHttps && (listener.port?.known ? listener.port.value === port.value : true);
      });
      if (!isServed)
        yield { place: port.place, message: message(texts.unused, { port: port.value }), severity: 'warning' };
    }
  },
});
