/** Listeners that use one port with protocols that cannot share it (ProtocolConflict). */
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { ownListeners } from '../../gateway/attachment.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  conflict: {
    en: 'Port {port} cannot be {protocol} here and {other} in listener "{name}"',
    ko: '포트 {port}은(는) 여기의 {protocol}와(과) 리스너 "{name}"의 {other}을(를) 함께 쓸 수 없습니다',
  },
};

export const gatewayListenerProtocolConflict = defineRule({
  id: 'gateway-listener-protocol-conflict',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listeners use one port with protocols that cannot share it',
    ko: '리스너들이 함께 쓸 수 없는 프로토콜로 한 포트를 사용합니다',
  },
  why: {
    en: 'On one port only HTTPS and TLS listeners can stand side by side, told apart by server name; UDP has ports of its own. Of a Gateway’s own listeners none wins: all that conflict are refused. A Gateway’s listener wins over that of a ListenerSet.',
    ko: '한 포트에서는 서버 이름으로 구분되는 HTTPS와 TLS 리스너만 함께 쓸 수 있고 UDP 포트는 따로입니다. 한 Gateway의 리스너끼리는 어느 쪽도 우선하지 않아 충돌하는 리스너가 모두 거부됩니다. Gateway의 리스너는 ListenerSet의 리스너보다 우선합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#listener`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    for (const one of ownListeners(view, owner)) {
      const { conflict, listener } = one;
      if (conflict?.reason !== 'ProtocolConflict') continue;
      yield {
        place: (listener.protocol ?? listener).place,
        message: message(texts.conflict, {
          port: one.port ?? '?',
          protocol: one.protocol ?? '?',
          name: knownValue(conflict.other.listener.name) ?? '?',
          other: conflict.other.protocol ?? '?',
        }),
        severity: isSurelyMeant(owner, conflict.other.owner) ? 'error' : 'warning',
        related: [relatedListener(conflict.other, `${conflict.other.protocol} ${conflict.other.port}`)],
      };
    }
  },
});
