/** A node port that is written down beside `allocateLoadBalancerNodePorts: false`. */
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { annotation } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  written: {
    en: 'allocateLoadBalancerNodePorts is false, but this node port is opened all the same: it is written down',
    ko: 'allocateLoadBalancerNodePorts가 false이지만 이 노드 포트는 적혀 있으므로 그대로 열립니다',
  },
  instance: {
    en: 'Targets of type instance are reached through node ports, and allocateLoadBalancerNodePorts is false',
    ko: 'instance 타입의 대상은 노드 포트로 접속하는데 allocateLoadBalancerNodePorts가 false입니다',
  },
  allocation: { en: 'no node ports are allocated', ko: '노드 포트를 할당하지 않습니다' },
};

const targetType = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';

export const lbNodePortsDisabledButNeeded = defineRule({
  id: 'lb-node-ports-disabled-but-needed',
  group: 'load-balancer',
  severity: 'warning',
  summary: {
    en: '`allocateLoadBalancerNodePorts: false` where node ports are used',
    ko: '노드 포트를 쓰는데 `allocateLoadBalancerNodePorts: false`입니다',
  },
  why: {
    en: 'Without node ports only load balancers that send straight to pods work. A `nodePort` that is written down stays open whatever the field says.',
    ko: '노드 포트가 없으면 파드로 직접 보내는 로드 밸런서만 동작합니다. 적어 둔 `nodePort`는 이 필드와 상관없이 열려 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-nodeport-allocation'],
  on: ['service'],
  *check(service) {
    const field = service.allocateLoadBalancerNodePorts;
    if (serviceTypeOf(service) !== 'LoadBalancer' || knownValue(field) !== false) return;
    const related = [{ place: field!.place, message: message(texts.allocation) }];
    for (const { nodePort } of service.ports) {
      if (nodePort?.known && nodePort.value !== 0)
        yield { place: nodePort.place, message: message(texts.written), related };
    }
    if (annotation(service, targetType) === 'instance') {
      const { place } = service.annotations!.entries.get(targetType)!;
      yield { place, message: message(texts.instance), related };
    }
  },
});
