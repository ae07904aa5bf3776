/** Listeners of a Gateway and its ListenerSets with the same port and host name (HostnameConflict). */
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { ownListeners } from '../../gateway/attachment.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  conflict: {
    en: 'Listener "{name}" of {owner} already has this port and host name',
    ko: '{owner}의 리스너 "{name}"이(가) 이미 이 포트와 호스트 이름을 씁니다',
  },
};

export const gatewayListenerHostnameConflict = defineRule({
  id: 'gateway-listener-hostname-conflict',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listener has the port and host name of another one of its Gateway',
    ko: '리스너의 포트와 호스트 이름이 같은 Gateway의 다른 리스너와 겹칩니다',
  },
  why: {
    en: 'The listeners of a Gateway and its ListenerSets are one list. Of two with the same port and host name the Gateway’s wins, then that of the older ListenerSet; the other is refused (HostnameConflict) and its routes get nothing. A warning between two ListenerSets, whose age manifests do not tell.',
    ko: 'Gateway와 그 ListenerSet의 리스너는 하나의 목록입니다. 포트와 호스트 이름이 같으면 Gateway의 리스너가, 그다음에는 오래된 ListenerSet의 리스너가 우선하고 다른 쪽은 거부되어(HostnameConflict) 그 라우트는 요청을 받지 못합니다. 매니페스트로는 나이를 알 수 없으므로 ListenerSet 사이에서는 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#listenerset`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    for (const one of ownListeners(view, owner)) {
      const { conflict, listener } = one;
      if (conflict?.reason !== 'HostnameConflict') continue;
      // Equal ones of one object are reported as duplicates.
      if (conflict.other.owner === owner && conflict.other.protocol === one.protocol) continue;
      const isGateways = conflict.other.owner.type === 'gateway' && isSurelyMeant(owner, conflict.other.owner);
      yield {
        place: (listener.hostname ?? listener.port ?? listener).place,
        message: message(texts.conflict, {
          name: knownValue(conflict.other.listener.name) ?? '?',
          owner: titleOf(conflict.other.owner),
        }),
        severity: isGateways ? 'error' : 'warning',
        related: [relatedListener(conflict.other, `${conflict.other.protocol} ${conflict.other.port}`)],
      };
    }
  },
});
