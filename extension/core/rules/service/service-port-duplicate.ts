/** Two entries of a Service for one port and protocol (ValidateService). */
import { protocolOf } from '../../bind/port.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import { defineRule } from '../rule.ts';

const texts = {
  duplicate: {
    en: 'The Service already has {protocol} port {number}',
    ko: 'Service에 {protocol} 포트 {number}이(가) 이미 있습니다',
  },
  first: { en: '{protocol} port {number} is here first', ko: '{protocol} 포트 {number}이(가) 여기에 먼저 있습니다' },
};

export const servicePortDuplicate = defineRule({
  id: 'service-port-duplicate',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Two entries of a Service have the same port and protocol',
    ko: 'Service의 두 항목이 같은 포트와 프로토콜을 씁니다',
  },
  why: {
    en: 'A connection to one port of a Service can only be sent one way. The API server rejects the Service. The same number may be used once for each of TCP, UDP and SCTP.',
    ko: 'Service의 한 포트로 오는 연결은 한 곳으로만 보낼 수 있으므로 API 서버가 Service를 거부합니다. 같은 번호라도 TCP, UDP, SCTP에는 한 번씩 쓸 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services'],
  on: ['service'],
  *check(service) {
    if (!isWhole(service)) return;
    const seen = new Map<string, ServicePort>();
    for (const port of service.ports) {
      const protocol = protocolOf(port) || 'TCP';
      if (!port.port?.known || (port.protocol && !port.protocol.known)) continue;
      const number = port.port.value;
      const first = seen.get(`${protocol}/${number}`);
      if (!first) seen.set(`${protocol}/${number}`, port);
      else {
        yield {
          place: port.port.place,
          message: message(texts.duplicate, { protocol, number }),
          related: [{ place: first.port!.place, message: message(texts.first, { protocol, number }) }],
        };
      }
    }
  },
});
