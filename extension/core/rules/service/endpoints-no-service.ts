/** Hand-written endpoints of a Service that is not there (S6). */
import { bindServiceName, knowsServicesOf } from '../../bind/service-name.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  noService: {
    en: 'No Service "{name}" in namespace "{namespace}" uses these endpoints',
    ko: '네임스페이스 "{namespace}"에 이 엔드포인트를 쓸 Service "{name}"이(가) 없습니다',
  },
  near: { en: 'Service "{name}" is similar', ko: '비슷한 Service "{name}"이(가) 있습니다' },
};

export const endpointsNoService = defineRule({
  id: 'endpoints-no-service',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Endpoints or EndpointSlice without its Service',
    ko: 'Endpoints나 EndpointSlice에 해당하는 Service가 없습니다',
  },
  why: {
    en: 'Endpoints belong to the Service of the same name, an EndpointSlice to the one in its label `kubernetes.io/service-name`, in the same namespace. Without it no address leads to them.',
    ko: 'Endpoints는 같은 이름의 Service에, EndpointSlice는 `kubernetes.io/service-name` 레이블의 Service에 속하며 네임스페이스도 같아야 합니다. 그 Service가 없으면 어떤 주소도 여기로 이어지지 않습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors'],
  on: ['endpoints'],
  *check(endpoints, view) {
    const name = endpoints.serviceName;
    const namespace = view.namespaceOf(endpoints);
    if (!name?.known || namespace === undefined || endpoints.owned) return;
    // Leader election keeps its lock in the annotations of an Endpoints object.
    if (endpoints.annotations?.entries.has('control-plane.alpha.kubernetes.io/leader')) return;
    // A glusterfs volume reads its Endpoints itself.
    if (/gluster/.test(name.value)) return;
    const binding = bindServiceName(view, endpoints, namespace, name.value);
    if (binding.state !== 'unbound' || !knowsServicesOf(view, endpoints, namespace)) return;
    yield {
      place: name.place,
      message: message(texts.noService, { name: name.value, namespace }),
      related: binding.nearest.map(near => ({
        place: near.namePlace,
        message: message(texts.near, { name: knownValue(near.name)! }),
      })),
      fixes: binding.nearest.slice(0, 1).map(near => replaceScalar(name.place, knownValue(near.name)!, false)),
    };
  },
});
