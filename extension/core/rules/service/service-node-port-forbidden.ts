/** A nodePort on a ClusterIP Service (ValidateService). */
import { isHeadless, isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { removeEntry, replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const forbidden = {
  en: 'A Service of type ClusterIP cannot have a nodePort',
  ko: 'ClusterIP 타입 Service에는 nodePort를 둘 수 없습니다',
};

export const serviceNodePortForbidden = defineRule({
  id: 'service-node-port-forbidden',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A Service of type ClusterIP has a `nodePort`',
    ko: 'ClusterIP 타입 Service에 `nodePort`가 있습니다',
  },
  why: {
    en: 'Nodes open a port only for Services of type NodePort or LoadBalancer. The API server rejects the Service. Without `type` a Service is of type ClusterIP.',
    ko: '노드는 NodePort나 LoadBalancer 타입 Service에만 포트를 열며, API 서버가 이 Service를 거부합니다. `type`이 없으면 ClusterIP 타입입니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  on: ['service'],
  *check(service, view) {
    // Without a type of its own, a kustomization's patch may give the Service one.
    if (!isWhole(service) || (!service.serviceType && view.isOpen(service))) return;
    if (serviceTypeOf(service) !== 'ClusterIP') return;
    const type = service.serviceType;
    for (const { nodePort, keyPlaces } of service.ports) {
      if (!nodePort?.known || nodePort.value === 0) continue;
      const key = keyPlaces.get('nodePort');
      const removal = key && removeEntry(key, nodePort.place, 'nodePort');
      yield {
        place: nodePort.place,
        message: message(forbidden),
        fixes: [
          ...(type && isHeadless(service) === false ? [replaceScalar(type.place, 'NodePort', false)] : []),
          ...(removal ? [removal] : []),
        ],
      };
    }
  },
});
