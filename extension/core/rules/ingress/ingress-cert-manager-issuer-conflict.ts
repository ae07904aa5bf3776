/** An Ingress that names an Issuer and a ClusterIssuer. */
import { message } from '../../l10n/message.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { certManagerDocs, certManagerValue, clusterIssuerKey, issuerKey } from './cert-manager.ts';

const texts = {
  conflict: {
    en: 'Both an Issuer and a ClusterIssuer are named; cert-manager takes neither',
    ko: 'Issuer와 ClusterIssuer가 함께 지정되어 cert-manager가 둘 다 사용하지 않습니다',
  },
  other: { en: 'the Issuer is here', ko: 'Issuer는 여기에 있습니다' },
};

export const ingressCertManagerIssuerConflict = defineRule({
  id: 'ingress-cert-manager-issuer-conflict',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress names an Issuer and a ClusterIssuer at once',
    ko: 'Ingress가 Issuer와 ClusterIssuer를 동시에 지정합니다',
  },
  why: {
    en: 'cert-manager reports BadConfig and requests no certificate for the Ingress.',
    ko: 'cert-manager는 BadConfig를 보고하고 이 Ingress의 인증서를 요청하지 않습니다.',
  },
  fixable: 'sometimes',
  references: [certManagerDocs],
  on: ['ingress'],
  *check(ingress) {
    const issuer = certManagerValue(ingress, issuerKey);
    const clusterIssuer = certManagerValue(ingress, clusterIssuerKey);
    if (!issuer || !clusterIssuer) return;
    const removals = [
      { key: issuerKey, fact: issuer },
      { key: clusterIssuerKey, fact: clusterIssuer },
    ].flatMap(({ key, fact }) => {
      const keyPlace = ingress.annotations?.keyPlaces.get(key);
      return (keyPlace && removeEntry(keyPlace, fact.place, key)) ?? [];
    });
    yield {
      place: ingress.annotations?.keyPlaces.get(clusterIssuerKey) ?? clusterIssuer.place,
      message: message(texts.conflict),
      related: [{ place: issuer.place, message: message(texts.other) }],
      fixes: removals,
    };
  },
});
