/** A certificateRef to a Secret without `tls.crt` or `tls.key`. */
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { resolveKeyPair } from '../../gateway/certificates.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  lacks: { en: '{secret} has no {keys}', ko: '{secret}에 {keys}이(가) 없습니다' },
  has: { en: 'its keys: {keys}', ko: '이 Secret의 키: {keys}' },
};

export const gatewayListenerCertContentInvalid = defineRule({
  id: 'gateway-listener-cert-content-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Certificate Secret of a listener lacks a key',
    ko: '리스너의 인증서 Secret에 필요한 키가 없습니다',
  },
  why: {
    en: 'A listener reads its key pair from `tls.crt` and `tls.key` of the Secret. Where one is missing the listener gets InvalidCertificateRef and TLS handshakes fail.',
    ko: '리스너는 Secret의 `tls.crt`와 `tls.key`에서 키 쌍을 읽습니다. 하나라도 없으면 리스너가 InvalidCertificateRef가 되고 TLS 핸드셰이크가 실패합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#listenertlsconfig`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    for (const { tls } of owner.listeners?.items ?? []) {
      for (const reference of tls?.certificateRefs?.items ?? []) {
        const { problem, object } = resolveKeyPair(view, owner, reference);
        if (problem !== 'content' || object?.type !== 'secret' || !reference.name?.known) continue;
        // Controllers have types of their own, with keys of their own.
        if (!['', 'Opaque', 'kubernetes.io/tls'].includes(valueOrDefault(object.secretType, '') ?? '?')) continue;
        const missing = ['tls.crt', 'tls.key'].filter(key => !object.dataKeys?.includes(key));
        if (missing.length === 0) continue;
        yield {
          place: reference.name.place,
          message: message(texts.lacks, { secret: titleOf(object), keys: missing.join(', ') }),
          severity: isSurelyMeant(owner, object) ? 'error' : 'warning',
          related: [
            { place: object.namePlace, message: message(texts.has, { keys: object.dataKeys?.join(', ') ?? '' }) },
          ],
        };
      }
    }
  },
});
