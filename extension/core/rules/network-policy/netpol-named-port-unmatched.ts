/** A named port that no pod of the destination declares: the entry opens nothing (networking/v1 NetworkPolicyPort). */
import { declaredPorts, hasKnownPorts, protocolOf } from '../../bind/port.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { NetworkPolicy } from '../../model/kinds/network-policy.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { isIanaServiceName } from '../../model/names.ts';
import { peerWorkloads, subjectWorkloads } from '../../reach/selected.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { type DirectedRule, networkPolicyDocs, rulesOf } from './policy-parts.ts';

const texts = {
  noPod: {
    en: 'No pod that this rule leads to declares a {protocol} port named "{name}"',
    ko: '이 규칙이 가리키는 파드 중 "{name}"이라는 {protocol} 포트를 선언한 것이 없습니다',
  },
  block: {
    en: 'Addresses have no named ports: "{name}" opens nothing towards an `ipBlock`',
    ko: '주소에는 이름 있는 포트가 없습니다. "{name}"은(는) `ipBlock`으로 아무것도 열지 않습니다',
  },
};

export const netpolNamedPortUnmatched = defineRule({
  id: 'netpol-named-port-unmatched',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy names a port that no destination pod declares',
    ko: 'NetworkPolicy가 적은 이름의 포트를 선언한 대상 파드가 없습니다',
  },
  why: {
    en: 'A named port is looked up in each pod that is connected to, by name and protocol. Where no container declares it the entry allows nothing.',
    ko: '이름으로 적은 포트는 연결을 받는 파드마다 이름과 프로토콜로 찾습니다. 선언한 컨테이너가 없으면 그 항목은 아무것도 허용하지 않습니다.',
  },
  fixable: 'sometimes',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    for (const directed of rulesOf(policy)) {
      const named = (directed.rule.ports?.items ?? []).filter(
        ({ port }) => port?.known && typeof port.value === 'string' && isIanaServiceName(port.value),
      );
      if (named.length === 0) continue;
      const peers = directed.rule.peers?.items ?? [];
      const blocksOnly = directed.direction === 'out' && peers.length > 0 && peers.every(peer => peer.ipBlock);
      const destinations = blocksOnly ? [] : destinationsOf(view, policy, directed);
      if (!blocksOnly && (destinations.length === 0 || !destinations.every(hasKnownPorts))) continue;
      for (const { port, protocol } of named) {
        const name = String(knownValue(port));
        const transport = protocolOf({ protocol });
        if (blocksOnly) {
          yield { place: port!.place, message: message(texts.block, { name }) };
          continue;
        }
        const names = destinations.flatMap(pods =>
          declaredPorts(pods.pod).flatMap(declared =>
            protocolOf(declared.port) === transport ? (knownValue(declared.port.name) ?? []) : [],
          ),
        );
        if (transport === undefined || names.includes(name)) continue;
        const [near] = nearestNames(name, new Set(names));
        yield {
          place: port!.place,
          message: message(texts.noPod, { protocol: transport, name }),
          fixes: near === undefined ? [] : [replaceScalar(port!.place, near)],
        };
      }
    }
  },
});

/** The pods of the destination, where all of them are there to be looked at. */
function destinationsOf(view: View, policy: NetworkPolicy, { direction, rule }: DirectedRule): readonly Workload[] {
  if (view.isOpen(policy)) return [];
  if (direction === 'in') return subjectWorkloads(view, policy);
  const peers = (rule.peers?.items ?? []).map(peer =>
    peer.podSelector ? peerWorkloads(view, policy, peer) : undefined,
  );
  return peers.some(workloads => !workloads || workloads.length === 0)
    ? []
    : peers.flatMap(workloads => workloads ?? []);
}
