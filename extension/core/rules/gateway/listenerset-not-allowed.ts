/** A ListenerSet that its Gateway does not admit (NotAllowed). */
import { admitsListenerSet, parentGateways } from '../../gateway/listeners.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { errorIfBothNameNamespace, errorIfSurelyMeant, gatewayDocs } from './parents.ts';

const texts = {
  none: { en: '{gateway} admits no ListenerSets', ko: '{gateway}이(가) ListenerSet을 허용하지 않습니다' },
  namespace: {
    en: '{gateway} admits no ListenerSets of namespace "{namespace}"',
    ko: '{gateway}이(가) 네임스페이스 "{namespace}"의 ListenerSet을 허용하지 않습니다',
  },
  from: { en: 'allowedListeners: from {from}', ko: 'allowedListeners의 from: {from}' },
};

export const listenersetNotAllowed = defineRule({
  id: 'listenerset-not-allowed',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Gateway does not admit this ListenerSet',
    ko: 'Gateway가 이 ListenerSet을 허용하지 않습니다',
  },
  why: {
    en: 'A Gateway admits no ListenerSets unless `allowedListeners.namespaces` says so. One that is not admitted is not accepted (NotAllowed): none of its listeners is served. A warning where one of the two does not name its namespace and the namespaces matter.',
    ko: '`allowedListeners.namespaces`에 적지 않으면 Gateway는 ListenerSet을 허용하지 않습니다. 허용되지 않은 ListenerSet은 수락되지 않고(NotAllowed) 그 리스너는 제공되지 않습니다. 둘 중 하나가 네임스페이스를 적지 않았고 네임스페이스에 따라 달라지면 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#listenerset`],
  on: ['listener-set'],
  *check(set, view) {
    const gateways = parentGateways(view, set);
    const [gateway] = gateways;
    if (!gateway || gateways.some(one => admitsListenerSet(view, one, set) !== 'no')) return;
    const from = valueOrDefault(gateway.allowedListeners?.from, 'None');
    yield {
      place: (set.parentRef?.name ?? set.parentRef)!.place,
      message: message(from === 'None' ? texts.none : texts.namespace, {
        gateway: titleOf(gateway),
        namespace: view.namespaceOf(set) ?? '?',
      }),
      severity: from === 'None' ? errorIfSurelyMeant(set, gateway) : errorIfBothNameNamespace(set, gateway),
      related: [
        {
          place: (gateway.allowedListeners?.from ?? gateway.allowedListeners)?.place ?? gateway.namePlace,
          message: message(texts.from, { from: from ?? '?' }),
        },
      ],
    };
  },
});
