/** A Service that is open to the outside in front of pods that let no address outside in (S16). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { blockedOutside } from '../../reach/service-passage.ts';
import { defineRule } from '../rule.ts';
import { blockersTitle, relatedBlockers } from './blockers.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  blocked: {
    en: '{policy} lets no address from outside of the cluster connect to the pods of this {type} Service',
    ko: '{policy}이(가) 클러스터 바깥의 주소에서 이 {type} Service의 파드로 연결하는 것을 허용하지 않습니다',
  },
};

export const netpolBlocksLoadBalancer = defineRule({
  id: 'netpol-blocks-load-balancer',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'Network policies keep clients out of a LoadBalancer or NodePort Service',
    ko: '네트워크 정책이 LoadBalancer나 NodePort Service의 클라이언트를 막습니다',
  },
  why: {
    en: 'Traffic of a load balancer or node port comes from addresses outside of the pod network, which `podSelector` and `namespaceSelector` never match. It takes a rule with an `ipBlock`, or without `from`.',
    ko: '로드 밸런서나 노드 포트로 들어오는 트래픽은 파드 네트워크 바깥의 주소에서 오므로 `podSelector`나 `namespaceSelector`와 일치하지 않습니다. `ipBlock`이 있거나 `from`이 없는 규칙이 필요합니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['service'],
  *check(service, view) {
    const type = knownValue(service.serviceType);
    if ((type !== 'LoadBalancer' && type !== 'NodePort') || service.ports.length === 0) return;
    const blocked = service.ports.map(port => blockedOutside(view, service, port));
    if (blocked.some(port => !port)) return;
    const blockers = blocked[0]?.blockers;
    if (!blockers) return;
    yield {
      place: service.serviceType!.place,
      message: message(texts.blocked, { policy: blockersTitle(blockers), type }),
      related: relatedBlockers(blockers),
    };
  },
});
