/** A headless Service without ports. Off by default. */
import { isHeadless } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  none: {
    en: 'A headless Service without ports has no SRV records',
    ko: '포트가 없는 헤드리스 Service에는 SRV 레코드가 없습니다',
  },
};

export const dnsHeadlessWithoutPorts = defineRule({
  id: 'dns-headless-without-ports',
  group: 'dns',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Headless Service without ports', ko: '포트가 없는 헤드리스 Service' },
  why: {
    en: 'This is legal: names of the Service and of its pods resolve to addresses. Clients that look for `_port._protocol` (SRV), and monitors that select a port by name, find nothing.',
    ko: '허용되는 구성입니다. Service와 파드의 이름은 주소로 해석됩니다. 다만 `_port._protocol`(SRV)을 찾는 클라이언트나 포트를 이름으로 고르는 모니터는 아무것도 찾지 못합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#headless-services'],
  on: ['service'],
  *check(service) {
    if (isHeadless(service) !== true || !service.portsComplete || service.ports.length > 0) return;
    yield { place: service.clusterIP!.place, message: message(texts.none) };
  },
});
