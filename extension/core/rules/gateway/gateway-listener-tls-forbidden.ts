/** TLS settings on a listener whose protocol has none (the API server refuses it). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  forbidden: {
    en: 'A listener with protocol {protocol} cannot have tls',
    ko: '프로토콜이 {protocol}인 리스너에는 tls를 쓸 수 없습니다',
  },
};

export const gatewayListenerTlsForbidden = defineRule({
  id: 'gateway-listener-tls-forbidden',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listener has `tls` although its protocol is not encrypted',
    ko: '암호화하지 않는 프로토콜의 리스너에 `tls`가 있습니다',
  },
  why: {
    en: 'The API server rejects `tls` together with protocol HTTP, TCP or UDP. A listener that terminates TLS for HTTP has protocol HTTPS.',
    ko: 'API 서버는 프로토콜 HTTP, TCP, UDP와 함께 쓴 `tls`를 거부합니다. HTTP의 TLS를 종료하는 리스너의 프로토콜은 HTTPS입니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/guides/tls/`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    for (const listener of owner.listeners?.items ?? []) {
      const protocol = knownValue(listener.protocol)?.toUpperCase();
      if (!listener.tls || (protocol !== 'HTTP' && protocol !== 'TCP' && protocol !== 'UDP')) continue;
      const secure = protocol === 'HTTP' ? 'HTTPS' : protocol === 'TCP' ? 'TLS' : undefined;
      yield {
        place: listener.tls.keyPlace,
        message: message(texts.forbidden, { protocol }),
        fixes: secure ? [replaceScalar(listener.protocol!.place, secure, false)] : [],
      };
    }
  },
});
