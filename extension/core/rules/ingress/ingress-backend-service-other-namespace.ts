/** A backend Service that exists in another namespace only: backends are local to the Ingress's namespace (S8). */
import { bindBackend } from '../../bind/backend.ts';
import { servicesElsewhere } from '../../bind/service-name.ts';
import { appliedTogether, namesNamespace } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { backendsOf } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  elsewhere: {
    en: 'Service "{name}" is in namespace "{other}"; an Ingress reaches only Services of its own namespace "{namespace}"',
    ko: 'Service "{name}"은(는) 네임스페이스 "{other}"에 있습니다. Ingress는 자신의 네임스페이스 "{namespace}"에 있는 Service에만 연결됩니다',
  },
  here: { en: 'Service "{name}" in namespace "{other}"', ko: '네임스페이스 "{other}"의 Service "{name}"' },
};

export const ingressBackendServiceOtherNamespace = defineRule({
  id: 'ingress-backend-service-other-namespace',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress backend Service is in another namespace',
    ko: 'Ingress 백엔드 Service가 다른 네임스페이스에 있습니다',
  },
  why: {
    en: 'A backend has no namespace of its own: it is looked up in the Ingress’s namespace only, and requests for it are answered with 503 or 404. Move the Ingress next to the Service, put an ExternalName Service beside the Ingress, or use a Gateway API route with a ReferenceGrant.',
    ko: '백엔드에는 네임스페이스를 적을 수 없고 Ingress의 네임스페이스에서만 찾으므로, 요청은 503이나 404로 끝납니다. Ingress를 Service 옆으로 옮기거나, Ingress 옆에 ExternalName Service를 두거나, ReferenceGrant와 함께 Gateway API 라우트를 사용하십시오.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#the-ingress-resource`],
  on: ['ingress'],
  *check(ingress, view) {
    const namespace = view.namespaceOf(ingress);
    if (namespace === undefined) return;
    for (const backend of backendsOf(ingress)) {
      if (bindBackend(view, ingress, backend)?.state !== 'unbound' || !backend.serviceName?.known) continue;
      const name = backend.serviceName.value;
      const elsewhere = servicesElsewhere(view, ingress, namespace, name);
      const [first] = elsewhere;
      if (!first) continue;
      // Services of applications that lie somewhere else in the workspace need not be what was meant.
      const isSure =
        namesNamespace(ingress) &&
        elsewhere.every(service => namesNamespace(service)) &&
        elsewhere.some(service => appliedTogether(view, ingress, service));
      yield {
        place: backend.serviceName.place,
        message: message(texts.elsewhere, { name, other: view.namespaceOf(first) ?? '?', namespace }),
        severity: isSure ? 'error' : 'warning',
        related: elsewhere.slice(0, 5).map(service => ({
          place: service.namePlace,
          message: message(texts.here, { name, other: view.namespaceOf(service) ?? '?' }),
        })),
      };
    }
  },
});
