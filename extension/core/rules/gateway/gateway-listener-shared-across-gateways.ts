/** The same listener in two Gateways that one data plane serves (semantics "Gateway API routing"). */
import { appliedTogether } from '../../bind/togetherness.ts';
import { implementationOf } from '../../gateway/implementation.ts';
import { listenersOf } from '../../gateway/listeners.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs, relatedListener } from './parents.ts';

const shared = {
  en: '{gateway} has the same listener, and {implementation} serves both with one proxy',
  ko: '{gateway}에 같은 리스너가 있고 {implementation}은(는) 프록시 하나로 둘을 제공합니다',
};

/** Implementations that serve every Gateway of a class with the proxy that they were installed with. */
const oneProxy = new Set(['traefik', 'kong', 'haproxy']);

export const gatewayListenerSharedAcrossGateways = defineRule({
  id: 'gateway-listener-shared-across-gateways',
  group: 'gateway',
  severity: 'info',
  summary: {
    en: 'Two Gateways of one proxy have the same listener',
    ko: '한 프록시의 두 Gateway에 같은 리스너가 있습니다',
  },
  why: {
    en: 'Some implementations make no proxy for a Gateway but serve all of a class with one. Listeners with the same port, protocol and host name then are one and the same: the routes of both Gateways compete.',
    ko: '일부 구현체는 Gateway마다 프록시를 만들지 않고 한 클래스의 Gateway를 모두 하나로 제공합니다. 이때 포트, 프로토콜, 호스트 이름이 같은 리스너는 사실상 하나이며 두 Gateway의 라우트가 서로 경쟁합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/gateway/`],
  on: ['gateway'],
  *check(gateway, view) {
    const className = knownValue(gateway.gatewayClassName);
    const implementation = implementationOf(view, gateway);
    if (className === undefined || !implementation || !oneProxy.has(implementation)) return;
    const gateways = view.lookupType('gateway', keys.gatewaysOfClass(view.setOf(gateway), className));
    const before = gateways.slice(0, Math.max(0, gateways.indexOf(gateway)));
    for (const one of listenersOf(gateway, gateway)) {
      if (one.port === undefined || one.protocol === undefined || one.hostname === undefined) continue;
      for (const other of before) {
        const same = listenersOf(other, other).find(
          ({ port, protocol, hostname }) => port === one.port && protocol === one.protocol && hostname === one.hostname,
        );
        if (!same || !appliedTogether(view, gateway, other)) continue;
        yield {
          place: (one.listener.name ?? one.listener).place,
          message: message(shared, { gateway: titleOf(other), implementation }),
          related: [relatedListener(same, `${one.protocol} ${one.port}`)],
        };
        break;
      }
    }
  },
});
