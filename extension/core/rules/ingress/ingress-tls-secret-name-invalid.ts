/** A Secret name that no Secret can have (validateTLSSecretName in k8s.io/kubernetes pkg/apis/networking/validation). */
import { message } from '../../l10n/message.ts';
import { isDns1123Subdomain } from '../../model/names.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  invalid: { en: '"{name}" is not a Secret’s name', ko: '"{name}"은(는) Secret의 이름이 될 수 없습니다' },
  namespaced: {
    en: '"{name}" is not a Secret’s name: the Secret is looked up in the Ingress’s namespace, which is not written here',
    ko: '"{name}"은(는) Secret의 이름이 될 수 없습니다. Secret은 Ingress의 네임스페이스에서 찾으므로 네임스페이스를 적지 않습니다',
  },
};

export const ingressTlsSecretNameInvalid = defineRule({
  id: 'ingress-tls-secret-name-invalid',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'TLS Secret name is not valid', ko: 'TLS Secret 이름이 올바르지 않습니다' },
  why: {
    en: 'A Secret’s name consists of lower-case letters, digits, `-` and `.`. The API server refuses the Ingress.',
    ko: 'Secret의 이름은 소문자, 숫자, `-`, `.`으로 이루어집니다. API 서버가 Ingress를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#tls`],
  on: ['ingress'],
  *check(ingress) {
    for (const { secretName } of ingress.tls) {
      if (!secretName?.known || secretName.value === '' || isDns1123Subdomain(secretName.value)) continue;
      const { value: name, place } = secretName;
      const lower = name.toLowerCase().replace(/_/g, '-');
      yield {
        place,
        message: message(name.includes('/') ? texts.namespaced : texts.invalid, { name }),
        fixes: isDns1123Subdomain(lower) ? [replaceScalar(place, lower, false)] : [],
      };
    }
  },
});
