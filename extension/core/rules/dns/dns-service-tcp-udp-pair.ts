/** A DNS server that is reached by one of its two protocols only (RFC 7766). */
import { protocolOf } from '../../bind/port.ts';
import { canonicalSelector, keys, knownPairs } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { defineRule } from '../rule.ts';

const texts = {
  single: {
    en: 'Port 53 is open for {protocol} only; DNS needs UDP and TCP',
    ko: '53 포트가 {protocol}(으)로만 열려 있습니다. DNS에는 UDP와 TCP가 모두 필요합니다',
  },
};

export const dnsServiceTcpUdpPair = defineRule({
  id: 'dns-service-tcp-udp-pair',
  group: 'dns',
  severity: 'info',
  summary: { en: 'DNS Service with UDP or TCP only', ko: 'UDP나 TCP만 여는 DNS Service' },
  why: {
    en: 'Resolvers ask over UDP and come back over TCP when an answer does not fit into a packet. With one of the two, some names do not resolve, and only sometimes.',
    ko: '리졸버는 UDP로 묻고 응답이 패킷에 들어가지 않으면 TCP로 다시 묻습니다. 하나만 열려 있으면 어떤 이름은 가끔 해석되지 않습니다.',
  },
  fixable: 'no',
  references: ['https://www.rfc-editor.org/rfc/rfc7766'],
  on: ['service'],
  *check(service, view) {
    const ports = service.ports.filter(port => knownValue(port.port) === 53);
    const [port] = ports;
    const protocols = new Set([service, ...siblings(view, service)].flatMap(protocolsOf));
    if (!port || !service.portsComplete || view.isOpen(service) || protocols.size !== 1) return;
    const [protocol] = protocols;
    if (protocol === 'UDP' || protocol === 'TCP')
      yield { place: port.place, message: message(texts.single, { protocol }) };
  },
});

function protocolsOf(service: Service): string[] {
  return service.ports.filter(port => knownValue(port.port) === 53).map(port => protocolOf(port) ?? '?');
}

/** Load balancers that take one protocol each are written as two Services with one selector. */
function siblings(view: View, service: Service): readonly Service[] {
  const namespace = view.namespaceOf(service);
  const pairs = knownPairs(service.selector?.entries);
  if (namespace === undefined || pairs.size === 0) return [];
  return view.lookupType('service', keys.equalSelector(view.setOf(service), namespace, canonicalSelector(pairs)));
}
