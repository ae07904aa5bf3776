/** A BackendTLSPolicy that does not say, or says twice, whom to trust (the API server refuses it). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  both: {
    en: 'caCertificateRefs and wellKnownCACertificates exclude each other',
    ko: 'caCertificateRefs와 wellKnownCACertificates는 함께 쓸 수 없습니다',
  },
  neither: {
    en: 'validation needs caCertificateRefs or wellKnownCACertificates',
    ko: 'validation에는 caCertificateRefs나 wellKnownCACertificates가 필요합니다',
  },
  system: {
    en: 'The only value of wellKnownCACertificates is System',
    ko: 'wellKnownCACertificates의 값은 System뿐입니다',
  },
  hostname: { en: 'validation needs a hostname', ko: 'validation에는 hostname이 필요합니다' },
};

export const backendtlspolicyValidationInvalid = defineRule({
  id: 'backendtlspolicy-validation-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'BackendTLSPolicy does not say whom to trust',
    ko: 'BackendTLSPolicy에 신뢰할 인증 기관이 올바르게 지정되지 않았습니다',
  },
  why: {
    en: '`validation` needs either `caCertificateRefs` or `wellKnownCACertificates: System`, not both, and the `hostname` that the pods’ certificate carries. The API server rejects anything else.',
    ko: '`validation`에는 `caCertificateRefs`와 `wellKnownCACertificates: System` 중 하나만, 그리고 파드의 인증서에 있는 `hostname`이 필요합니다. API 서버는 그 밖의 것을 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/backendtlspolicy/`],
  on: ['backend-tls-policy'],
  *check(policy) {
    const { validation } = policy;
    if (!validation || policy.shape !== 'complete') return;
    const { caCertificateRefs, wellKnownCACertificates: wellKnown, hostname } = validation;
    const hasRefs = (caCertificateRefs?.items.length ?? 0) > 0;
    const hasWellKnown = wellKnown !== undefined && knownValue(wellKnown) !== '';
    if (hasRefs && hasWellKnown) yield { place: wellKnown.place, message: message(texts.both) };
    if (!hasRefs && !hasWellKnown) yield { place: validation.place, message: message(texts.neither) };
    if (wellKnown?.known && wellKnown.value !== '' && wellKnown.value !== 'System') {
      yield { place: wellKnown.place, message: message(texts.system) };
    }
    if (!hostname) yield { place: validation.place, message: message(texts.hostname) };
  },
});
