/** A rule lets connections in on a port that none of the selected pods declares, though they declare others (network-policy rule 40). */

import { isProbed, mentionsNumber } from '../../bind/mentions.ts';
import { declaredPorts, hasKnownPorts, protocolOf } from '../../bind/port.ts';
import { selectingServices } from '../../bind/selector.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { subjectWorkloads } from '../../reach/selected.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  none: {
    en: 'None of the selected pods declares {protocol} {port}; declared: {ports}',
    ko: '선택된 파드 중 {protocol} {port}을(를) 선언한 것이 없습니다. 선언된 포트: {ports}',
  },
};

export const netpolPortNotOnTarget = defineRule({
  id: 'netpol-port-not-on-target',
  group: 'network-policy',
  severity: 'hint',
  summary: {
    en: 'NetworkPolicy allows a port that the selected pods do not declare',
    ko: 'NetworkPolicy가 선택된 파드가 선언하지 않은 포트를 허용합니다',
  },
  why: {
    en: 'The port of a rule is the port of the pod. `containerPort` is informative, so the rule may be right; often it is a leftover or the port of something else.',
    ko: '규칙의 포트는 파드의 포트입니다. `containerPort`는 참고용이므로 규칙이 맞을 수도 있지만, 남아 있는 옛 포트이거나 다른 것의 포트인 경우가 많습니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['network-policy'],
  *check(policy, view) {
    const rules = policy.ingress?.items ?? [];
    if (!rules.some(rule => (rule.ports?.items.length ?? 0) > 0) || !policy.podSelector?.matchLabels?.entries.size)
      return;
    const pods = subjectWorkloads(view, policy);
    if (pods.length === 0 || view.isOpen(policy) || !pods.every(hasKnownPorts)) return;
    const declared = pods.flatMap(workload => declaredPorts(workload.pod));
    if (declared.length === 0) return;
    for (const { port, protocol, endPort } of rules.flatMap(rule => rule.ports?.items ?? [])) {
      const transport = protocolOf({ protocol });
      if (endPort || !port?.known || typeof port.value !== 'number' || transport === undefined) continue;
      const number = port.value;
      // A port of another protocol and the port of a Service have rules of their own.
      if (declared.some(other => other.number === number)) continue;
      const isUsed = pods.some(
        workload =>
          mentionsNumber(view, workload, number) !== 'no' ||
          isProbed(workload.pod, number) ||
          selectingServices(view, workload).some(service =>
            service.ports.some(
              other => !other.port?.known || other.port.value === number || knownValue(other.targetPort) === number,
            ),
          ),
      );
      if (isUsed) continue;
      const ports = [...new Set(declared.map(other => other.number))].sort((a, b) => a - b).join(', ');
      yield { place: port.place, message: message(texts.none, { protocol: transport, port: number, ports }) };
    }
  },
});
