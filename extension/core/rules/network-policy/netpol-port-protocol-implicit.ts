/** A port without a protocol is one of TCP, where the pods have it for another protocol alone (networking/v1 defaults). */
import { declaredPorts, hasKnownPorts, protocolOf } from '../../bind/port.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { NetworkPolicy } from '../../model/kinds/network-policy.ts';
import { subjectWorkloads } from '../../reach/selected.ts';
import { insertEntryText } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { type DirectedRule, networkPolicyApi, rulesOf } from './policy-parts.ts';

const texts = {
  declared: {
    en: 'Without `protocol` port {port} is a TCP port; the selected pods declare it for {protocol} only',
    ko: '`protocol`이 없으면 {port}은(는) TCP 포트입니다. 선택된 파드는 이 포트를 {protocol}(으)로만 선언합니다',
  },
  dns: {
    en: 'Without `protocol` this is TCP 53; names are asked for over UDP first, which no rule of the policy lets out',
    ko: '`protocol`이 없으면 TCP 53입니다. 이름 조회는 먼저 UDP를 쓰는데, 이 정책에는 UDP를 허용하는 규칙이 없습니다',
  },
};

export const netpolPortProtocolImplicit = defineRule({
  id: 'netpol-port-protocol-implicit',
  group: 'network-policy',
  severity: 'info',
  summary: {
    en: 'NetworkPolicy port has no protocol and means TCP where UDP or SCTP is used',
    ko: 'NetworkPolicy 포트에 프로토콜이 없어 UDP나 SCTP를 쓰는 곳에서 TCP를 뜻합니다',
  },
  why: {
    en: 'An absent `protocol` is TCP, never any protocol. Packets of UDP or SCTP to the port are dropped.',
    ko: '`protocol`이 없으면 모든 프로토콜이 아니라 TCP입니다. 그 포트로 가는 UDP나 SCTP 패킷은 차단됩니다.',
  },
  fixable: 'always',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy, view) {
    if (policy.shape !== 'complete') return;
    for (const directed of rulesOf(policy)) {
      for (const { port, protocol, endPort, place } of directed.rule.ports?.items ?? []) {
        if (protocol || endPort || !port?.known || typeof port.value !== 'number') continue;
        const number = port.value;
        if (directed.direction === 'out') {
          if (number !== 53 || letsUdpOut(policy)) continue;
          yield { place: port.place, message: message(texts.dns), fixes: [insertEntryText(place, 'protocol', 'UDP')] };
          continue;
        }
        const only = declaredProtocol(view, policy, directed, number);
        if (only === undefined) continue;
        yield {
          place: port.place,
          message: message(texts.declared, { port: number, protocol: only }),
          fixes: [insertEntryText(place, 'protocol', only)],
        };
      }
    }
  },
});

/** Some rule for outgoing traffic allows UDP 53, or may. */
function letsUdpOut(policy: NetworkPolicy): boolean {
  return (policy.egress?.items ?? []).some(({ ports }) => {
    if (!ports?.complete || ports.items.length === 0) return true;
    return ports.items.some(({ port, protocol }) => {
      const transport = protocolOf({ protocol });
      const number = knownValue(port);
      return (
        transport === undefined ||
        (transport === 'UDP' && (number === undefined || typeof number === 'string' || number <= 53))
      );
    });
  });
}

/** The one protocol, not TCP, under which the selected pods declare the port, where the rule does not open it for that as well. */
function declaredProtocol(
  view: View,
  policy: NetworkPolicy,
  { rule }: DirectedRule,
  number: number,
): string | undefined {
  const pods = subjectWorkloads(view, policy);
  if (pods.length === 0 || !pods.every(hasKnownPorts)) return undefined;
  const protocols = new Set(
    pods.flatMap(({ pod }) => declaredPorts(pod).flatMap(d => (d.number === number ? protocolOf(d.port) : []))),
  );
  const [only] = protocols;
  if (protocols.size !== 1 || only === undefined || only === 'TCP') return undefined;
  const opened = (rule.ports?.items ?? []).some(({ port, protocol }) => {
    const other = knownValue(port);
    return protocolOf({ protocol }) === only && (other === undefined || other === number || typeof other === 'string');
  });
  return opened ? undefined : only;
}
