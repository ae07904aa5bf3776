/** One node port twice in a Service (ValidateService); TCP and UDP may share a number within one Service (S18). */
import { protocolOf } from '../../bind/port.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import type { KnownFact } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  duplicate: {
    en: 'The Service already uses {protocol} node port {number}',
    ko: 'Service가 이미 {protocol} 노드 포트 {number}을(를) 씁니다',
  },
  first: {
    en: '{protocol} node port {number} is used here first',
    ko: '{protocol} 노드 포트 {number}이(가) 여기에서 먼저 쓰였습니다',
  },
};

export const serviceNodePortDuplicate = defineRule({
  id: 'service-node-port-duplicate',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Two ports of a Service have the same `nodePort`',
    ko: 'Service의 두 포트가 같은 `nodePort`를 씁니다',
  },
  why: {
    en: 'A port of a node leads to one port of one Service. The API server rejects the Service. Within one Service the same number may be used once for each of TCP, UDP and SCTP.',
    ko: '노드의 한 포트는 한 Service의 한 포트로 이어지므로 API 서버가 Service를 거부합니다. 한 Service 안에서는 같은 번호를 TCP, UDP, SCTP에 한 번씩 쓸 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  on: ['service'],
  *check(service) {
    if (!isWhole(service)) return;
    const seen = new Map<string, KnownFact<number>>();
    for (const port of service.ports) {
      const { nodePort } = port;
      if (!nodePort?.known || nodePort.value === 0 || (port.protocol && !port.protocol.known)) continue;
      const protocol = protocolOf(port) || 'TCP';
      const number = nodePort.value;
      const first = seen.get(`${protocol}/${number}`);
      if (!first) seen.set(`${protocol}/${number}`, nodePort);
      else {
        yield {
          place: nodePort.place,
          message: message(texts.duplicate, { protocol, number }),
          related: [{ place: first.place, message: message(texts.first, { protocol, number }) }],
        };
      }
    }
  },
});
