/** A TLS Secret without a certificate or without its key. */
import { bindSecretName, mayHoldKey } from '../../bind/secret-name.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  lacks: { en: '{secret} has no {keys}', ko: '{secret}에 {keys}이(가) 없습니다' },
  here: { en: '{secret} is here', ko: '{secret}은(는) 여기에 있습니다' },
};

const required = ['tls.crt', 'tls.key'];

export const ingressTlsSecretWrongType = defineRule({
  id: 'ingress-tls-secret-wrong-type',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'TLS Secret holds no certificate and key', ko: 'TLS Secret에 인증서와 키가 없습니다' },
  why: {
    en: 'A TLS Secret holds the certificate under `tls.crt` and its private key under `tls.key`. Without them the controller serves its own default certificate, which browsers refuse.',
    ko: 'TLS Secret은 인증서를 `tls.crt`에, 개인 키를 `tls.key`에 담습니다. 둘 중 하나라도 없으면 컨트롤러는 브라우저가 거부하는 자체 기본 인증서를 사용합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#tls`, 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets'],
  on: ['ingress'],
  *check(ingress, view) {
    for (const { secretName } of ingress.tls) {
      if (!secretName?.known || secretName.value === '') continue;
      const binding = bindSecretName(view, ingress, view.namespaceOf(ingress), secretName.value);
      if (binding.state !== 'bound') continue;
      const missing = required.filter(key => binding.targets.every(secret => !mayHoldKey(secret, key)));
      if (missing.length === 0) continue;
      const secret = titleOf(binding.targets[0]);
      yield {
        place: secretName.place,
        message: message(texts.lacks, { secret, keys: missing.join(', ') }),
        severity: isSurelyMeant(ingress, binding.targets[0]) ? 'error' : 'warning',
        related: [{ place: binding.targets[0].namePlace, message: message(texts.here, { secret }) }],
      };
    }
  },
});
