/** A Service that opens a port on every node. Off by default: whether that is wanted is a policy. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  open: { en: 'Every node listens for this Service', ko: '모든 노드가 이 Service의 포트를 엽니다' },
};

export const serviceTypeNodePort = defineRule({
  id: 'service-type-node-port',
  group: 'service',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Service of type NodePort', ko: 'NodePort 타입 Service입니다' },
  why: {
    en: 'Each node listens on a port of its own for the Service, on all of its addresses unless kube-proxy is told otherwise, and clients have to know a node. Off unless switched on, for teams that let traffic in through load balancers, Ingresses or Gateways only.',
    ko: '각 노드가 Service를 위한 포트를 열고(kube-proxy에 따로 지정하지 않으면 노드의 모든 주소에서), 클라이언트는 노드를 알아야 합니다. 로드 밸런서, Ingress, Gateway로만 트래픽을 받는 팀을 위한 규칙이며 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  on: ['service'],
  *check(service) {
    const type = service.serviceType;
    if (type && knownValue(type) === 'NodePort') yield { place: type.place, message: message(texts.open) };
  },
});
