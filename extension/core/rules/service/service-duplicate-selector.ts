/** Two Services of a namespace for the same pods and ports. */
import { areAlternatives } from '../../bind/alternatives.ts';
import { protocolOf } from '../../bind/port.ts';
import { hasSelector, isSwitchedByRollout, servicesWithEqualSelector } from '../../bind/selector.ts';
import { isHeadless, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  duplicate: {
    en: '{other} has the same selector and ports',
    ko: '{other}의 셀렉터와 포트가 이 Service와 같습니다',
  },
  here: { en: 'The same selector', ko: '같은 셀렉터입니다' },
};

export const serviceDuplicateSelector = defineRule({
  id: 'service-duplicate-selector',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'Two Services select the same pods for the same ports',
    ko: '두 Service가 같은 포트에 대해 같은 파드를 선택합니다',
  },
  why: {
    en: 'This works: both names lead to the same pods. Often one of the selectors was copied and not changed. Pairs with a purpose are not reported: a headless Service beside another, different types, different ports, the Services that a Rollout switches.',
    ko: '동작은 합니다. 두 이름이 같은 파드로 이어집니다. 다만 셀렉터를 복사하고 고치지 않은 경우가 많습니다. 헤드리스 Service와 일반 Service의 짝, 타입이나 포트가 다른 짝, Rollout이 전환하는 Service처럼 목적이 있는 짝은 알리지 않습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  on: ['service'],
  *check(service, view) {
    if (!hasSelector(service) || isSwitchedByRollout(view, service)) return;
    // Of several equal ones the first is the one that the others repeat.
    for (const other of servicesWithEqualSelector(view, service)) {
      if (other === service) return;
      if (!hasSelector(other) || !haveSamePurpose(service, other)) continue;
      if (areAlternatives(view, service, other) || isSwitchedByRollout(view, other)) continue;
      yield {
        place: service.selector!.place,
        message: message(texts.duplicate, { other: titleOf(other) }),
        related: [{ place: other.selector!.place, message: message(texts.here) }],
      };
      return;
    }
  },
});

function haveSamePurpose(a: Service, b: Service): boolean {
  if (serviceTypeOf(a) !== serviceTypeOf(b) || isHeadless(a) !== isHeadless(b)) return false;
  const ports = (service: Service) => service.ports.map(port => `${protocolOf(port)}/${knownValue(port.port)}`);
  const others = new Set(ports(b));
  return a.ports.length > 0 && ports(a).some(port => others.has(port));
}
