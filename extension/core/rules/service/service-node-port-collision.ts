/** One node port in two Services: the allocator has one number space for the whole cluster and all protocols (S18). */

import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { clashSeverity, nodePortsOf, servicesWithNodePort } from './node-port-clash.ts';

const texts = {
  collision: {
    en: 'Node port {number} belongs to {other} as well',
    ko: '노드 포트 {number}을(를) {other}도 씁니다',
  },
  here: { en: 'Node port {number} is used here too', ko: '여기에서도 노드 포트 {number}을(를) 씁니다' },
};

export const serviceNodePortCollision = defineRule({
  id: 'service-node-port-collision',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Two Services ask for the same node port',
    ko: '두 Service가 같은 노드 포트를 요청합니다',
  },
  why: {
    en: 'Node ports are numbers of the whole cluster, whatever the namespace and the protocol. The API server refuses the second Service: "provided port is already allocated". Files in different folders may be for different clusters; there it is a warning.',
    ko: '노드 포트는 네임스페이스나 프로토콜과 관계없이 클러스터 전체에서 하나뿐인 번호입니다. API 서버는 두 번째 Service를 "provided port is already allocated"로 거부합니다. 다른 폴더의 파일은 다른 클러스터용일 수 있으므로 경고로 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port'],
  on: ['service'],
  *check(service, view) {
    const seen = new Set<number>();
    for (const { nodePort } of service.ports) {
      if (!nodePort?.known || nodePort.value === 0 || seen.has(nodePort.value)) continue;
      seen.add(nodePort.value);
      const number = nodePort.value;
      const others = servicesWithNodePort(view, service, number).filter(other =>
        nodePortsOf(other).some(fact => knownValue(fact) === number),
      );
      const [other] = others;
      if (!other) continue;
      yield {
        place: nodePort.place,
        message: message(texts.collision, { number, other: titleOf(other) }),
        severity: clashSeverity(service, others),
        related: others.slice(0, 5).map(o => ({
          place: nodePortsOf(o).find(fact => knownValue(fact) === number)!.place,
          message: message(texts.here, { number }),
        })),
      };
    }
  },
});
