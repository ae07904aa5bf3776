/** A policy that names the port of a Service: policies see connections after the Service has chosen the pod's port (S16). */
import { declaredPorts, hasKnownPorts, protocolOf, resolveTargetPort } from '../../bind/port.ts';
import { selectingServices } from '../../bind/selector.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { NetworkPolicy } from '../../model/kinds/network-policy.ts';
import type { Service } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { peerWorkloads, subjectWorkloads } from '../../reach/selected.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { type DirectedRule, networkPolicyDocs, rulesOf } from './policy-parts.ts';

const texts = {
  servicePort: {
    en: 'Port {port} is that of {service}; its pods listen on {target}, which is what policies see',
    ko: '{port}은(는) {service}의 포트입니다. 파드는 {target} 포트를 열며 정책은 이 포트를 봅니다',
  },
  maps: { en: '{service} sends {port} to {target}', ko: '{service}이(가) {port}을(를) {target}(으)로 보냅니다' },
};

export const netpolPortIsServicePort = defineRule({
  id: 'netpol-port-is-service-port',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy names the port of a Service instead of the pods’ port',
    ko: 'NetworkPolicy가 파드의 포트 대신 Service의 포트를 적었습니다',
  },
  why: {
    en: 'A connection to a Service is sent on to a pod, on the `targetPort`, before policies look at it. A rule with the Service’s port matches nothing, and the connection it was written for is dropped.',
    ko: 'Service로 가는 연결은 정책이 검사하기 전에 파드의 `targetPort`로 바뀝니다. Service 포트를 적은 규칙은 아무것과도 일치하지 않아, 허용하려던 연결이 차단됩니다.',
  },
  fixable: 'sometimes',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    for (const directed of rulesOf(policy)) {
      const ports = directed.rule.ports?.items ?? [];
      if (!ports.some(({ port, endPort }) => typeof knownValue(port) === 'number' && !endPort)) continue;
      const destinations = destinationsOf(view, policy, directed);
      if (destinations.length === 0 || destinations.some(pods => !hasKnownPorts(pods))) continue;
      for (const { port, protocol, endPort } of ports) {
        const number = port?.known && typeof port.value === 'number' ? port.value : undefined;
        const transport = protocolOf({ protocol });
        if (!port || number === undefined || endPort || transport === undefined) continue;
        const found = destinations.map(pods => targetBehind(view, pods, transport, number));
        const [first] = found;
        if (!first || found.some(other => !other)) continue;
        const targets = new Set(found.map(other => other!.target));
        // Both ports are written: the one that works is there.
        if (
          ports.some(
            other => targets.has(knownValue(other.port) as number) || typeof knownValue(other.port) === 'string',
          )
        )
          continue;
        yield {
          place: port.place,
          message: message(texts.servicePort, {
            port: number,
            service: titleOf(first.service),
            target: [...targets].join(', '),
          }),
          related: [
            {
              place: first.service.portsPlace ?? first.service.namePlace,
              message: message(texts.maps, { service: titleOf(first.service), port: number, target: first.target }),
            },
          ],
          fixes: targets.size === 1 ? [replaceScalar(port.place, first.target)] : [],
        };
      }
    }
  },
});

/** The pods that a rule's ports are ports of, where all of them are there to be looked at. */
function destinationsOf(view: View, policy: NetworkPolicy, { direction, rule }: DirectedRule): readonly Workload[] {
  if (direction === 'in') return subjectWorkloads(view, policy);
  const peers = (rule.peers?.items ?? []).map(peer => peerWorkloads(view, policy, peer));
  return peers.some(workloads => !workloads || workloads.length === 0)
    ? []
    : peers.flatMap(workloads => workloads ?? []);
}

/** The port that a Service of these pods sends `port` to, where the pods have no such port themselves. */
function targetBehind(
  view: View,
  pods: Workload,
  protocol: string,
  port: number,
): { service: Service; target: number } | undefined {
  if (declaredPorts(pods.pod).some(declared => declared.number === port)) return undefined;
  for (const service of selectingServices(view, pods)) {
    for (const servicePort of service.ports) {
      if (knownValue(servicePort.port) !== port || protocolOf(servicePort) !== protocol) continue;
      const end = resolveTargetPort(servicePort, pods);
      if (end.state === 'declared' && end.number !== port) return { service, target: end.number };
    }
  }
  return undefined;
}
