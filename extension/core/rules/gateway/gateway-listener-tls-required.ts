/** An HTTPS or TLS listener without TLS settings. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  required: {
    en: 'A listener with protocol {protocol} needs tls',
    ko: '프로토콜이 {protocol}인 리스너에는 tls가 필요합니다',
  },
  mode: {
    en: 'A listener with protocol TLS needs tls.mode: Terminate or Passthrough',
    ko: '프로토콜이 TLS인 리스너에는 tls.mode(Terminate 또는 Passthrough)가 필요합니다',
  },
};

export const gatewayListenerTlsRequired = defineRule({
  id: 'gateway-listener-tls-required',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'HTTPS or TLS listener without `tls`',
    ko: 'HTTPS 또는 TLS 리스너에 `tls`가 없습니다',
  },
  why: {
    en: 'A TLS listener needs `tls.mode`, or the API server rejects the object. An HTTPS listener without `tls` is taken, but it has no certificate, so its controller does not serve it.',
    ko: 'TLS 리스너에는 `tls.mode`가 있어야 하며 없으면 API 서버가 오브젝트를 거부합니다. `tls`가 없는 HTTPS 리스너는 저장되지만 인증서가 없어 컨트롤러가 제공하지 않습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/guides/tls/`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    if (owner.shape !== 'complete') return;
    for (const listener of owner.listeners?.items ?? []) {
      const protocol = knownValue(listener.protocol)?.toUpperCase();
      if (protocol !== 'HTTPS' && protocol !== 'TLS') continue;
      if (!listener.tls) yield { place: listener.protocol!.place, message: message(texts.required, { protocol }) };
      else if (protocol === 'TLS' && (!listener.tls.mode || knownValue(listener.tls.mode) === ''))
        yield { place: listener.tls.keyPlace, message: message(texts.mode) };
    }
  },
});
