/** A backendRef of a kind that is no backend (InvalidKind). Kinds of controllers' own groups are theirs to judge. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { failedBackends } from './backends.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  kind: { en: '{kind} cannot be the backend of a route', ko: '{kind}은(는) 라우트의 백엔드가 될 수 없습니다' },
  group: {
    en: '{kind} of group "{group}" cannot be the backend of a route; a Service is of the core group ""',
    ko: '그룹 "{group}"의 {kind}은(는) 라우트의 백엔드가 될 수 없습니다. Service는 코어 그룹 ""에 속합니다',
  },
};

export const routeBackendKindInvalid = defineRule({
  id: 'route-backend-kind-invalid',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Backend of a route is of a kind that gateways do not know',
    ko: '라우트의 백엔드가 게이트웨이가 모르는 종류입니다',
  },
  why: {
    en: 'Every gateway knows core Services; other kinds only where its controller defines them. For a workload or another object of Kubernetes the status says ResolvedRefs False, InvalidKind, and this share of the requests gets 500.',
    ko: '모든 게이트웨이는 코어 그룹의 Service를 알고, 다른 종류는 컨트롤러가 정한 것만 압니다. 워크로드나 다른 Kubernetes 오브젝트를 가리키면 상태가 ResolvedRefs False, InvalidKind가 되고 이 몫의 요청은 500을 받습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#backendobjectreference`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { reference, problem } of failedBackends(view, route, 'kind')) {
      const { group, kind } = problem;
      if (group.includes('.') && group !== 'gateway.networking.k8s.io' && group !== 'networking.k8s.io') continue;
      yield {
        place: (reference.kind ?? reference.group ?? reference).place,
        message: message(kind === 'Service' ? texts.group : texts.kind, { group, kind }),
      };
    }
  },
});
