/** A backendRef to an ExternalName Service, which implementations should not support. */
import { targetOf } from '../../gateway/backend.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { resolvedBackends } from './backends.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  external: {
    en: '{service} is an ExternalName Service, which most gateways do not accept as a backend',
    ko: '{service}은(는) ExternalName Service이며 대부분의 게이트웨이는 이를 백엔드로 받지 않습니다',
  },
  type: { en: 'its type', ko: '이 Service의 유형' },
};

export const routeBackendExternalName = defineRule({
  id: 'route-backend-external-name',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Backend of a route is an ExternalName Service',
    ko: '라우트의 백엔드가 ExternalName Service입니다',
  },
  why: {
    en: 'The Gateway API says that implementations should not support ExternalName Services, because a name can point at anything inside the cluster’s network. Most controllers answer with 500.',
    ko: 'Gateway API는 이름이 클러스터 네트워크 안의 무엇이든 가리킬 수 있으므로 ExternalName Service를 지원하지 말라고 권합니다. 대부분의 컨트롤러는 500으로 응답합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#backendobjectreference`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { reference } of resolvedBackends(view, route)) {
      const target = targetOf(view, route, reference);
      if (target?.kind !== 'Service' || target.group !== '') continue;
      const [service] = view.named(route, 'service', target.namespace, target.name);
      if (!service?.serviceType || knownValue(service.serviceType) !== 'ExternalName') continue;
      yield {
        place: (reference.name ?? reference).place,
        message: message(texts.external, { service: titleOf(service) }),
        related: [{ place: service.serviceType.place, message: message(texts.type) }],
      };
    }
  },
});
