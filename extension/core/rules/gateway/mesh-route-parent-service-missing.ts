/** A route for a Service of the mesh (GAMMA) that does not exist. */
import { bindParent, parentTypeOf, referencedNamespace } from '../../gateway/parents.ts';
import { message } from '../../l10n/message.ts';
import { missingServiceReport } from '../missing-service.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
};

export const meshRouteParentServiceMissing = defineRule({
  id: 'mesh-route-parent-service-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Route is for a Service of the mesh that does not exist',
    ko: '라우트의 대상인 메시 Service가 없습니다',
  },
  why: {
    en: 'A route whose parent is a Service says how a mesh carries requests to that Service. Where it does not exist nothing ever uses the route. Without `namespace` the Service is looked for in the route’s own.',
    ko: '부모가 Service인 라우트는 메시가 그 Service로 가는 요청을 어떻게 보낼지 정합니다. Service가 없으면 라우트는 쓰이지 않습니다. `namespace`가 없으면 라우트 자신의 네임스페이스에서 찾습니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/mesh/`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const parent of route.parentRefs?.items ?? []) {
      if (parentTypeOf(parent) !== 'service' || !parent.name?.known) continue;
      const namespace = referencedNamespace(parent.namespace, view.namespaceOf(route));
      const binding = bindParent(view, route, parent);
      if (binding?.state !== 'unbound' || namespace === undefined) continue;
      const { value: name, place } = parent.name;
      const nearest = binding.nearest.filter(object => object.type === 'service');
      const text = message(texts.missing, { name, namespace });
      yield missingServiceReport(view, route, { place, message: text, namespace, nearest });
    }
  },
});
