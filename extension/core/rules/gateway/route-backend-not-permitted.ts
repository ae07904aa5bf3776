/** A backendRef into another namespace that no ReferenceGrant there permits (S15: RefNotPermitted). */
import { grantMatches } from '../../gateway/grants.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { failedBackends } from './backends.ts';
import { errorIfBothNameNamespace, gatewayDocs } from './parents.ts';

const texts = {
  refused: {
    en: 'No ReferenceGrant in namespace "{there}" lets {kind}s of namespace "{here}" refer to Service "{name}"',
    ko: '네임스페이스 "{there}"에 네임스페이스 "{here}"의 {kind}이(가) Service "{name}"을(를) 참조하도록 허용하는 ReferenceGrant가 없습니다',
  },
  misplaced: {
    en: '{grant} would, but it belongs into namespace "{there}"',
    ko: '{grant}이(가) 허용하지만 네임스페이스 "{there}"에 있어야 합니다',
  },
  near: { en: '{grant} does not match', ko: '{grant}은(는) 맞지 않습니다' },
};

export const routeBackendNotPermitted = defineRule({
  id: 'route-backend-not-permitted',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route uses a Service of another namespace without a ReferenceGrant',
    ko: '라우트가 ReferenceGrant 없이 다른 네임스페이스의 Service를 씁니다',
  },
  why: {
    en: 'A reference into another namespace holds only if a ReferenceGrant in that namespace names the route’s group, kind and namespace and the Service. Without one the gateway answers this share of the requests with 500 (RefNotPermitted). Reported only where the Service is in these files; a warning where one of the two does not name its namespace.',
    ko: '다른 네임스페이스에 대한 참조는 그 네임스페이스의 ReferenceGrant가 라우트의 그룹, 종류, 네임스페이스와 Service를 허용해야 유효합니다. 없으면 게이트웨이는 이 몫의 요청에 500으로 응답합니다(RefNotPermitted). Service가 이 파일들에 있을 때만 알리며 둘 중 하나가 네임스페이스를 적지 않았으면 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/referencegrant/`],
  on: ['gateway-route'],
  *check(route, view) {
    const here = view.namespaceOf(route);
    for (const { reference, problem } of failedBackends(view, route, 'permission')) {
      const { target } = problem;
      const [service] = view.named(route, 'service', target.namespace, target.name);
      if (!service || here === undefined) continue;
      const set = view.setOf(route);
      const misplaced = view
        .lookupType('reference-grant', keys.inNamespace(set, 'reference-grant', here))
        .filter(grant => grantMatches(grant, route, here, target) === 'yes');
      const near = view.lookupType('reference-grant', keys.inNamespace(set, 'reference-grant', target.namespace));
      yield {
        place: (reference.namespace ?? reference.name ?? reference).place,
        message: message(texts.refused, { there: target.namespace, here, kind: route.kind, name: target.name }),
        severity: errorIfBothNameNamespace(route, service),
        related: [
          ...misplaced.map(grant => ({
            place: grant.namePlace,
            message: message(texts.misplaced, { grant: titleOf(grant), there: target.namespace }),
          })),
          ...near.map(grant => ({
            place: grant.namePlace,
            message: message(texts.near, { grant: titleOf(grant) }),
          })),
        ],
      };
    }
  },
});
