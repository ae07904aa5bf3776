/** Two listeners of one object with the same name (the API server refuses it). */
import { message } from '../../l10n/message.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  twice: { en: 'There is already a listener "{name}"', ko: '이미 리스너 "{name}"이(가) 있습니다' },
  first: { en: 'the first one', ko: '첫 번째 리스너' },
};

export const gatewayListenerNameDuplicate = defineRule({
  id: 'gateway-listener-name-duplicate',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Two listeners have the same name',
    ko: '두 리스너의 이름이 같습니다',
  },
  why: {
    en: 'Listener names are unique within a Gateway or ListenerSet; the API server rejects the object. Routes name listeners by them.',
    ko: '리스너 이름은 Gateway나 ListenerSet 안에서 겹칠 수 없으며 API 서버가 오브젝트를 거부합니다. 라우트는 이 이름으로 리스너를 가리킵니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#listener`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    const seen = new Map<string, Place>();
    for (const { name } of owner.listeners?.items ?? []) {
      if (!name?.known) continue;
      const first = seen.get(name.value);
      if (first) {
        yield {
          place: name.place,
          message: message(texts.twice, { name: name.value }),
          related: [{ place: first, message: message(texts.first) }],
        };
      } else seen.set(name.value, name.place);
    }
  },
});
