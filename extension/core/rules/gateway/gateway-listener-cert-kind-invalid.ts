/** A certificateRef to something other than a Secret. */
import { resolveKeyPair } from '../../gateway/certificates.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  kind: { en: 'A certificate is in a Secret, not in a {kind}', ko: '인증서는 {kind}이(가) 아니라 Secret에 있습니다' },
  group: {
    en: 'Secret is of the core group "", not of "{group}"',
    ko: 'Secret은 "{group}"이(가) 아니라 코어 그룹 ""에 속합니다',
  },
};

export const gatewayListenerCertKindInvalid = defineRule({
  id: 'gateway-listener-cert-kind-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listener takes its certificate from something other than a Secret',
    ko: '리스너의 인증서 참조가 Secret이 아닙니다',
  },
  why: {
    en: 'Every gateway takes certificates from Secrets of the core group; other kinds only where its controller defines them. For another object of Kubernetes the listener gets InvalidCertificateRef and is not served.',
    ko: '모든 게이트웨이는 코어 그룹의 Secret에서 인증서를 읽고, 다른 종류는 컨트롤러가 정한 것만 읽습니다. 다른 Kubernetes 오브젝트를 가리키면 리스너가 InvalidCertificateRef가 되어 제공되지 않습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#secretobjectreference`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    for (const { tls } of owner.listeners?.items ?? []) {
      for (const reference of tls?.certificateRefs?.items ?? []) {
        const { problem, target } = resolveKeyPair(view, owner, reference);
        if (problem !== 'kind' || !target || (target.group.includes('.') && !target.group.endsWith('.k8s.io')))
          continue;
        yield {
          place: (reference.kind ?? reference.group ?? reference).place,
          message: message(target.kind === 'Secret' ? texts.group : texts.kind, {
            kind: target.kind,
            group: target.group,
          }),
        };
      }
    }
  },
});
