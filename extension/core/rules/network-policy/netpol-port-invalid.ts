/** A port, port name or protocol that the API server refuses (ValidateNetworkPolicyPort). */
import { message } from '../../l10n/message.ts';
import { isPortNumber, portNameProblem } from '../../model/names.ts';
import { isProtocol } from '../../reach/port-set.ts';
import { replaceScalar } from '../fix.ts';
import { portNameTexts } from '../port-name.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyApi, portsOf } from './policy-parts.ts';

const texts = {
  range: {
    en: 'A port must be between 1 and 65535, not {number}',
    ko: '포트는 1에서 65535 사이여야 합니다. 현재 값은 {number}입니다',
  },
  protocol: {
    en: 'The protocol must be TCP, UDP or SCTP, not {value}',
    ko: '프로토콜은 TCP, UDP, SCTP 중 하나여야 합니다. 현재 값은 {value}입니다',
  },
};

export const netpolPortInvalid = defineRule({
  id: 'netpol-port-invalid',
  group: 'network-policy',
  severity: 'error',
  summary: {
    en: 'NetworkPolicy port or protocol is not valid',
    ko: 'NetworkPolicy의 포트나 프로토콜이 올바르지 않습니다',
  },
  why: { en: 'The API server rejects the policy.', ko: 'API 서버가 이 정책을 거부합니다.' },
  fixable: 'sometimes',
  references: [networkPolicyApi],
  on: ['network-policy'],
  *check(policy) {
    for (const { port, protocol } of portsOf(policy)) {
      if (protocol?.known && !isProtocol(protocol.value)) {
        const upper = protocol.value.toUpperCase();
        yield {
          place: protocol.place,
          message: message(texts.protocol, { value: protocol.value }),
          fixes: isProtocol(upper) ? [replaceScalar(protocol.place, upper)] : [],
        };
      }
      if (!port?.known) continue;
      const { value, place } = port;
      if (typeof value === 'number') {
        if (!isPortNumber(value)) yield { place, message: message(texts.range, { number: value }) };
        continue;
      }
      const problem = portNameProblem(value);
      if (!problem) continue;
      const number = /^\d+$/.test(value) ? Number(value) : undefined;
      yield {
        place,
        message: message(portNameTexts[problem], { name: value }),
        fixes: number !== undefined && isPortNumber(number) ? [replaceScalar(place, number)] : [],
      };
    }
  },
});
