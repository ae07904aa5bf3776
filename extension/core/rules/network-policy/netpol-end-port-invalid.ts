/** A range of ports that the API server refuses (ValidateNetworkPolicyPort). */
import { message } from '../../l10n/message.ts';
import { isPortNumber } from '../../model/names.ts';
import { defineRule } from '../rule.ts';
import { portsOf } from './policy-parts.ts';

const texts = {
  noPort: { en: '`endPort` needs a `port` to start from', ko: '`endPort`에는 시작이 되는 `port`가 필요합니다' },
  named: {
    en: '`endPort` cannot follow the named port "{name}"',
    ko: '`endPort`는 이름으로 적은 포트 "{name}"과(와) 함께 쓸 수 없습니다',
  },
  reversed: {
    en: '`endPort` {end} is less than `port` {start}',
    ko: '`endPort` {end}이(가) `port` {start}보다 작습니다',
  },
  range: {
    en: '`endPort` must be between 1 and 65535, not {end}',
    ko: '`endPort`는 1에서 65535 사이여야 합니다. 현재 값은 {end}입니다',
  },
};

export const netpolEndPortInvalid = defineRule({
  id: 'netpol-end-port-invalid',
  group: 'network-policy',
  severity: 'error',
  summary: { en: 'NetworkPolicy port range is not valid', ko: 'NetworkPolicy의 포트 범위가 올바르지 않습니다' },
  why: { en: 'The API server rejects the policy.', ko: 'API 서버가 이 정책을 거부합니다.' },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports'],
  on: ['network-policy'],
  *check(policy) {
    for (const { port, endPort } of portsOf(policy)) {
      if (!endPort?.known) continue;
      const { value: end, place } = endPort;
      if (!port) {
        if (policy.shape === 'complete') yield { place, message: message(texts.noPort) };
      } else if (!isPortNumber(end)) yield { place, message: message(texts.range, { end }) };
      else if (!port.known) continue;
      else if (typeof port.value === 'string') yield { place, message: message(texts.named, { name: port.value }) };
      else if (end < port.value) yield { place, message: message(texts.reversed, { end, start: port.value }) };
    }
  },
});
