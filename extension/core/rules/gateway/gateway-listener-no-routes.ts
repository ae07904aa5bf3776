/** A listener to which no route attaches, beside others of its Gateway that have routes. */
import { isMadeByController } from '../../gateway/certificates.ts';
import { effectiveListeners, parentGateways } from '../../gateway/listeners.ts';
import { listenersWithRoutes } from '../../gateway/serving.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const none = {
  en: 'No route attaches to this listener',
  ko: '이 리스너에 연결되는 라우트가 없습니다',
};

export const gatewayListenerNoRoutes = defineRule({
  id: 'gateway-listener-no-routes',
  group: 'gateway',
  severity: 'hint',
  summary: {
    en: 'No route attaches to a listener',
    ko: '리스너에 연결되는 라우트가 없습니다',
  },
  why: {
    en: 'The listener accepts connections and answers everything with 404. Reported only where other listeners of the Gateway have routes in these files, since routes often come from other repositories.',
    ko: '리스너는 연결을 받지만 모든 요청에 404로 응답합니다. 라우트는 다른 저장소에서 오는 경우가 많으므로 같은 Gateway의 다른 리스너에 연결된 라우트가 이 파일들에 있을 때만 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/gateway/`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    const gateway = owner.type === 'gateway' ? owner : parentGateways(view, owner)[0];
    if (!gateway || view.isOpen(owner) || owner.listeners?.complete === false) return;
    if (view.lookup(keys.uncertainParents(view.setOf(owner))).length > 0) return;
    // cert-manager answers challenges with routes that live for a moment.
    if (isMadeByController(gateway) || isMadeByController(owner)) return;
    const listeners = effectiveListeners(view, gateway);
    if (listeners.length < 2) return;
    const served = listenersWithRoutes(view, gateway);
    if (served.size === 0) return;
    for (const one of listeners) {
      if (one.owner !== owner || served.has(one.listener) || one.conflict || one.port === undefined) continue;
      yield { place: (one.listener.name ?? one.listener).place, message: message(none) };
    }
  },
});
