/** Two listeners of one object with the same port, protocol and host name (the API server refuses it). */
import { message } from '../../l10n/message.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  twice: {
    en: 'Another listener already has port {port}, protocol {protocol} and host name {hostname}',
    ko: '포트 {port}, 프로토콜 {protocol}, 호스트 이름 {hostname}을(를) 쓰는 리스너가 이미 있습니다',
  },
  first: { en: 'the first one', ko: '첫 번째 리스너' },
};

export const gatewayListenerDuplicate = defineRule({
  id: 'gateway-listener-duplicate',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Two listeners have the same port, protocol and host name',
    ko: '두 리스너의 포트, 프로토콜, 호스트 이름이 모두 같습니다',
  },
  why: {
    en: 'A connection must belong to exactly one listener, so port, protocol and hostname together are unique; the API server rejects the object.',
    ko: '연결은 정확히 한 리스너에 속해야 하므로 포트, 프로토콜, 호스트 이름의 조합은 겹칠 수 없습니다. API 서버가 오브젝트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#listener`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    const seen = new Map<string, Place>();
    for (const { name, port, protocol, hostname, place } of owner.listeners?.items ?? []) {
      if (!port?.known || !protocol?.known || hostname?.known === false) continue;
      if (!hostname && owner.shape !== 'complete') continue;
      const key = [port.value, protocol.value, hostname?.value].join(' ');
      const first = seen.get(key);
      if (first) {
        yield {
          place: (hostname ?? port).place,
          message: message(texts.twice, {
            port: port.value,
            protocol: protocol.value,
            hostname: hostname?.value ?? '*',
          }),
          related: [{ place: first, message: message(texts.first) }],
        };
      } else seen.set(key, name?.place ?? place);
    }
  },
});
