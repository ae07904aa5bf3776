/** An issuer without anything to issue a certificate for. */
import { isWhole } from '../../bind/service-shape.ts';
import { message, type Text } from '../../l10n/message.ts';
import type { IngressTls } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { certManagerDocs, certManagerValue, clusterIssuerKey, issuerKey } from './cert-manager.ts';

const texts = {
  none: {
    en: 'No certificate is requested: the Ingress has no tls entry',
    ko: 'Ingress에 tls 항목이 없어 인증서가 요청되지 않습니다',
  },
  noSecret: {
    en: 'No certificate is requested: this tls entry has no secretName',
    ko: '이 tls 항목에 secretName이 없어 인증서가 요청되지 않습니다',
  },
  noHosts: {
    en: 'No certificate is requested: this tls entry has no hosts',
    ko: '이 tls 항목에 hosts가 없어 인증서가 요청되지 않습니다',
  },
  issuer: { en: 'the issuer is named here', ko: '발급자는 여기에 지정되어 있습니다' },
};

export const ingressCertManagerNoTls = defineRule({
  id: 'ingress-cert-manager-no-tls',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'cert-manager issuer is named, but there is no complete tls entry',
    ko: 'cert-manager 발급자가 지정되어 있지만 완전한 tls 항목이 없습니다',
  },
  why: {
    en: 'cert-manager requests a certificate for each entry of `spec.tls` that has `hosts` and `secretName`, and passes over everything else.',
    ko: 'cert-manager는 `hosts`와 `secretName`이 있는 `spec.tls` 항목마다 인증서를 요청하고 그 밖의 것은 무시합니다.',
  },
  fixable: 'no',
  references: [certManagerDocs],
  on: ['ingress'],
  *check(ingress) {
    const issuer = certManagerValue(ingress, clusterIssuerKey) ?? certManagerValue(ingress, issuerKey);
    if (!issuer || !isWhole(ingress) || !ingress.tlsComplete) return;
    if (ingress.tls.length === 0) yield { place: issuer.place, message: message(texts.none) };
    for (const tls of ingress.tls) {
      const text = incomplete(tls);
      if (!text) continue;
      yield {
        place: tls.place,
        message: message(text),
        related: [{ place: issuer.place, message: message(texts.issuer) }],
      };
    }
  },
});

function incomplete({ hosts, secretName }: IngressTls): Text | undefined {
  if (!secretName || (secretName.known && secretName.value === '')) return texts.noSecret;
  return !hosts || (hosts.complete && hosts.items.length === 0) ? texts.noHosts : undefined;
}
