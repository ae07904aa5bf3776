/** A listener that terminates TLS without a certificate. */
import { tlsModeOf } from '../../gateway/protocol.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  required: {
    en: 'Nothing says which certificate this listener shows',
    ko: '이 리스너가 쓸 인증서가 지정되지 않았습니다',
  },
};

export const gatewayListenerCertRequired = defineRule({
  id: 'gateway-listener-cert-required',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listener terminates TLS without a certificate',
    ko: '리스너가 인증서 없이 TLS를 종료합니다',
  },
  why: {
    en: 'A listener that terminates TLS needs `certificateRefs` (or `options`, where a controller gets its certificates in another way). cert-manager makes the Secret that `certificateRefs` names; it does not write the reference.',
    ko: 'TLS를 종료하는 리스너에는 `certificateRefs`(또는 컨트롤러가 다른 방법으로 인증서를 얻는 `options`)가 필요합니다. cert-manager는 `certificateRefs`가 가리키는 Secret을 만들 뿐 참조를 써 주지는 않습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/guides/tls/`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    if (owner.shape !== 'complete') return;
    for (const listener of owner.listeners?.items ?? []) {
      const protocol = knownValue(listener.protocol)?.toUpperCase();
      const { tls } = listener;
      if (!tls || (protocol !== 'HTTPS' && protocol !== 'TLS') || tlsModeOf(listener) !== 'Terminate') continue;
      if (protocol === 'TLS' && !tls.mode) continue;
      const isEmpty = !tls.certificateRefs || (tls.certificateRefs.complete && tls.certificateRefs.items.length === 0);
      if (isEmpty && !tls.hasOptions) yield { place: tls.keyPlace, message: message(texts.required) };
    }
  },
});
