/** A TLS mode that the protocol does not have, or certificates that the mode does not use. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  unknown: {
    en: 'tls.mode is Terminate or Passthrough, not "{mode}"',
    ko: 'tls.mode는 Terminate 또는 Passthrough이며 "{mode}"은(는) 쓸 수 없습니다',
  },
  https: {
    en: 'A listener with protocol HTTPS needs tls.mode Terminate',
    ko: '프로토콜이 HTTPS인 리스너에는 tls.mode Terminate가 필요합니다',
  },
  ignored: {
    en: 'certificateRefs are ignored with tls.mode Passthrough',
    ko: 'tls.mode가 Passthrough이면 certificateRefs가 무시됩니다',
  },
};

export const gatewayListenerTlsModeInvalid = defineRule({
  id: 'gateway-listener-tls-mode-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'TLS mode of a listener does not fit',
    ko: '리스너의 TLS 모드가 맞지 않습니다',
  },
  why: {
    en: 'An HTTPS listener reads the requests, so it must terminate TLS; the API server rejects Passthrough. A listener that passes TLS through never shows a certificate of its own: `certificateRefs` are ignored there.',
    ko: 'HTTPS 리스너는 요청을 읽어야 하므로 TLS를 종료해야 하며 API 서버는 Passthrough를 거부합니다. TLS를 통과시키는 리스너는 자기 인증서를 쓰지 않으므로 `certificateRefs`가 무시됩니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/guides/tls/`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    for (const listener of owner.listeners?.items ?? []) {
      const protocol = knownValue(listener.protocol)?.toUpperCase();
      const mode = listener.tls?.mode;
      if (!mode?.known || mode.value === '') continue;
      if (mode.value !== 'Terminate' && mode.value !== 'Passthrough') {
        yield { place: mode.place, message: message(texts.unknown, { mode: mode.value }) };
      } else if (protocol === 'HTTPS' && mode.value !== 'Terminate') {
        yield {
          place: mode.place,
          message: message(texts.https),
          fixes: [replaceScalar(mode.place, 'Terminate', false)],
        };
      } else if (mode.value === 'Passthrough' && (listener.tls?.certificateRefs?.items.length ?? 0) > 0) {
        yield { place: listener.tls!.certificateRefs!.place, message: message(texts.ignored), severity: 'warning' };
      }
    }
  },
});
