/** A node port outside of what the cluster hands out (pkg/registry/core/service/portallocator). */
import { isWhole, nodePortRange, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const outside = {
  en: '{number} is outside of the node port range {first}-{last}',
  ko: '{number}은(는) 노드 포트 범위 {first}-{last} 밖에 있습니다',
};

export const serviceNodePortOutOfRange = defineRule({
  id: 'service-node-port-out-of-range',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A node port of a Service is outside of the node port range',
    ko: 'Service의 노드 포트가 노드 포트 범위를 벗어납니다',
  },
  why: {
    en: 'The API server takes node ports from 30000-32767, unless it was started with another `--service-node-port-range`, and rejects a Service that asks for another port.',
    ko: 'API 서버는 `--service-node-port-range`를 따로 지정하지 않으면 30000-32767에서 노드 포트를 할당하며, 다른 포트를 요구하는 Service를 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  on: ['service'],
  *check(service) {
    const type = serviceTypeOf(service);
    if (!isWhole(service) || (type !== 'NodePort' && type !== 'LoadBalancer')) return;
    const needsHealthCheck =
      type === 'LoadBalancer' &&
      service.externalTrafficPolicy?.known === true &&
      service.externalTrafficPolicy.value === 'Local';
    for (const port of [
      ...service.ports.map(p => p.nodePort),
      needsHealthCheck ? service.healthCheckNodePort : undefined,
    ]) {
      if (!port?.known || port.value === 0) continue;
      if (port.value >= nodePortRange.first && port.value <= nodePortRange.last) continue;
      yield { place: port.place, message: message(outside, { number: port.value, ...nodePortRange }) };
    }
  },
});
