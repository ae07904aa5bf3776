/** A TLS Secret that does not exist in the Ingress's namespace although its Secrets are kept here (S12). */
import { bindSecretName } from '../../bind/secret-name.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  missing: {
    en: 'No Secret "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Secret "{name}"이(가) 없습니다',
  },
  near: { en: '{secret} makes Secret "{name}"', ko: '{secret}이(가) Secret "{name}"을(를) 만듭니다' },
};

export const ingressTlsSecretMissing = defineRule({
  id: 'ingress-tls-secret-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress names a TLS Secret that does not exist',
    ko: 'Ingress가 존재하지 않는 TLS Secret을 가리킵니다',
  },
  why: {
    en: 'Without the Secret the controller serves its own default certificate, which browsers refuse, or no HTTPS at all. A warning where a similar name exists; otherwise the Secret may well be made in the cluster.',
    ko: 'Secret이 없으면 컨트롤러는 브라우저가 거부하는 자체 기본 인증서를 사용하거나 HTTPS를 제공하지 않습니다. 비슷한 이름이 있을 때만 경고하며, 그 밖에는 Secret이 클러스터에서 만들어질 수 있습니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#tls`],
  on: ['ingress'],
  *check(ingress, view) {
    const namespace = view.namespaceOf(ingress);
    for (const { secretName } of ingress.tls) {
      if (!secretName?.known || secretName.value === '' || namespace === undefined) continue;
      const { value: name, place } = secretName;
      const binding = bindSecretName(view, ingress, namespace, name);
      if (binding.state !== 'unbound') continue;
      yield {
        place,
        message: message(texts.missing, { name, namespace }),
        severity: binding.nearest.length > 0 ? 'warning' : 'info',
        related: binding.nearest.map(secret => ({
          place: secret.namePlace,
          message: message(texts.near, { secret: titleOf(secret), name: knownValue(secret.secretName) ?? '?' }),
        })),
        fixes: binding.nearest
          .slice(0, 3)
          .flatMap(secret => knownValue(secret.secretName) ?? [])
          .map((near, _, all) => replaceScalar(place, near, all.length === 1)),
      };
    }
  },
});
