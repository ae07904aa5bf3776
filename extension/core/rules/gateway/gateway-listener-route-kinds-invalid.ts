/** A kind in `allowedRoutes.kinds` that the listener’s protocol cannot carry (InvalidRouteKinds). */
import { isInvalidKind, isSupportedProtocol, protocolKinds } from '../../gateway/protocol.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  invalid: {
    en: 'Protocol {protocol} carries {kinds}, not {kind}',
    ko: '프로토콜 {protocol}은(는) {kind}이(가) 아니라 {kinds}을(를) 전달합니다',
  },
};

export const gatewayListenerRouteKindsInvalid = defineRule({
  id: 'gateway-listener-route-kinds-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Listener allows a kind of route that its protocol cannot carry',
    ko: '리스너가 프로토콜로 전달할 수 없는 종류의 라우트를 허용합니다',
  },
  why: {
    en: 'The listener reports ResolvedRefs False, InvalidRouteKinds, and takes only the kinds that fit its protocol; where none is left no route can attach.',
    ko: '리스너는 ResolvedRefs False, InvalidRouteKinds를 보고하고 프로토콜에 맞는 종류만 받습니다. 남는 종류가 없으면 어떤 라우트도 연결할 수 없습니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#allowedroutes`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    for (const listener of owner.listeners?.items ?? []) {
      if (isSupportedProtocol(listener) !== 'yes') continue;
      for (const allowed of listener.allowedKinds?.items ?? []) {
        if (!allowed.kind?.known || isInvalidKind(listener, allowed) !== 'yes') continue;
        yield {
          place: allowed.kind.place,
          message: message(texts.invalid, {
            protocol: knownValue(listener.protocol) ?? '?',
            kind: allowed.kind.value,
            kinds: (protocolKinds(listener) ?? []).join(', '),
          }),
        };
      }
    }
  },
});
