/** A certificateRef into another namespace that no ReferenceGrant there permits (S15: RefNotPermitted). */
import { resolveKeyPair } from '../../gateway/certificates.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { errorIfBothNameNamespace, gatewayDocs } from './parents.ts';

const texts = {
  refused: {
    en: 'No ReferenceGrant in namespace "{there}" lets {kind}s of namespace "{here}" refer to Secret "{name}"',
    ko: '네임스페이스 "{there}"에 네임스페이스 "{here}"의 {kind}이(가) Secret "{name}"을(를) 참조하도록 허용하는 ReferenceGrant가 없습니다',
  },
  secret: { en: '{secret} is here', ko: '{secret}이(가) 여기에 있습니다' },
};

export const gatewayListenerCertNotPermitted = defineRule({
  id: 'gateway-listener-cert-not-permitted',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listener uses a Secret of another namespace without a ReferenceGrant',
    ko: '리스너가 ReferenceGrant 없이 다른 네임스페이스의 Secret을 씁니다',
  },
  why: {
    en: 'A reference into another namespace holds only if a ReferenceGrant in that namespace names the Gateway’s group, kind and namespace and the Secret. Without one the listener gets RefNotPermitted and is not served. Reported only where the Secret is in these files; a warning where one of the two does not name its namespace.',
    ko: '다른 네임스페이스에 대한 참조는 그 네임스페이스의 ReferenceGrant가 Gateway의 그룹, 종류, 네임스페이스와 Secret을 허용해야 유효합니다. 없으면 리스너가 RefNotPermitted가 되어 제공되지 않습니다. Secret이 이 파일들에 있을 때만 알리며 둘 중 하나가 네임스페이스를 적지 않았으면 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/referencegrant/`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    for (const { tls } of owner.listeners?.items ?? []) {
      for (const reference of tls?.certificateRefs?.items ?? []) {
        const { problem, target } = resolveKeyPair(view, owner, reference);
        if (problem !== 'permission' || !target) continue;
        const [secret] = view.named(owner, 'secret', target.namespace, target.name);
        if (!secret) continue;
        yield {
          place: (reference.namespace ?? reference.name ?? reference).place,
          message: message(texts.refused, {
            there: target.namespace,
            kind: owner.kind,
            here: view.namespaceOf(owner) ?? '?',
            name: target.name,
          }),
          severity: errorIfBothNameNamespace(owner, secret),
          related: [{ place: secret.namePlace, message: message(texts.secret, { secret: titleOf(secret) }) }],
        };
      }
    }
  },
});
