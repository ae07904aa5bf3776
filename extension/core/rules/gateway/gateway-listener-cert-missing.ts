/** A certificateRef to a Secret that does not exist although the Secrets of its namespace are kept here (S12). */
import { bindSecretName } from '../../bind/secret-name.ts';
import { resolveKeyPair } from '../../gateway/certificates.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: {
    en: 'No Secret "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Secret "{name}"이(가) 없습니다',
  },
  near: { en: '{secret} is in this namespace', ko: '이 네임스페이스에 {secret}이(가) 있습니다' },
};

export const gatewayListenerCertMissing = defineRule({
  id: 'gateway-listener-cert-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Listener names a certificate Secret that does not exist',
    ko: '리스너가 존재하지 않는 인증서 Secret을 가리킵니다',
  },
  why: {
    en: 'Without the Secret the listener cannot be programmed (InvalidCertificateRef) and TLS handshakes fail. A warning where a similar name exists; otherwise the Secret may well be made in the cluster. Silent for a Gateway that asks cert-manager for it.',
    ko: 'Secret이 없으면 리스너를 구성할 수 없고(InvalidCertificateRef) TLS 핸드셰이크가 실패합니다. 비슷한 이름이 있을 때만 경고하며, 그 밖에는 Secret이 클러스터에서 만들어질 수 있습니다. cert-manager에 요청하는 Gateway이면 알리지 않습니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/guides/tls/`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    for (const { tls } of owner.listeners?.items ?? []) {
      for (const reference of tls?.certificateRefs?.items ?? []) {
        const { problem, target } = resolveKeyPair(view, owner, reference);
        if (problem !== 'missing' || !target || !reference.name?.known) continue;
        const binding = bindSecretName(view, owner, target.namespace, target.name);
        if (binding.state !== 'unbound') continue;
        const { place } = reference.name;
        yield {
          place,
          message: message(texts.missing, { name: target.name, namespace: target.namespace }),
          severity: binding.nearest.length > 0 ? 'warning' : 'info',
          related: binding.nearest.map(secret => ({
            place: secret.namePlace,
            message: message(texts.near, { secret: titleOf(secret) }),
          })),
          fixes: binding.nearest
            .slice(0, 3)
            .flatMap(secret => knownValue(secret.secretName) ?? [])
            .map((near, _, all) => replaceScalar(place, near, all.length === 1)),
        };
      }
    }
  },
});
