/** A NodePort Service that only nodes with a pod answer for. Off by default. */
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  local: {
    en: 'Nodes without a pod of this Service drop what arrives at the node port',
    ko: '이 Service의 파드가 없는 노드는 노드 포트에 도착한 트래픽을 버립니다',
  },
};

export const nodeportExternalTrafficPolicyLocal = defineRule({
  id: 'nodeport-external-traffic-policy-local',
  group: 'load-balancer',
  severity: 'info',
  offByDefault: true,
  summary: {
    en: 'NodePort Service with `externalTrafficPolicy: Local`',
    ko: '`externalTrafficPolicy: Local`인 NodePort Service',
  },
  why: {
    en: 'With `Local` the address of the client is kept, and a node sends to its own pods only. A load balancer asks `healthCheckNodePort` which nodes have some; clients of a NodePort have nobody to ask.',
    ko: '`Local`이면 클라이언트 주소가 유지되고 노드는 자신의 파드로만 보냅니다. 로드 밸런서는 `healthCheckNodePort`로 파드가 있는 노드를 확인하지만 NodePort의 클라이언트는 확인할 방법이 없습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy'],
  on: ['service'],
  *check(service) {
    const policy = service.externalTrafficPolicy;
    if (serviceTypeOf(service) === 'NodePort' && knownValue(policy) === 'Local')
      yield { place: policy!.place, message: message(texts.local) };
  },
});
