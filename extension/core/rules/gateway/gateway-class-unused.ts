/** A GatewayClass that no Gateway of these files has. */
import { keys, unknownName } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const unused = {
  en: 'No Gateway has the class "{name}"',
  ko: '클래스 "{name}"을(를) 쓰는 Gateway가 없습니다',
};

export const gatewayClassUnused = defineRule({
  id: 'gateway-class-unused',
  group: 'gateway',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'No Gateway has this class', ko: '이 클래스를 쓰는 Gateway가 없습니다' },
  why: {
    en: 'A class does nothing by itself. Off unless switched on, because Gateways often come from other repositories.',
    ko: '클래스만으로는 아무 일도 일어나지 않습니다. Gateway는 다른 저장소에서 오는 경우가 많으므로 켜야 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/gatewayclass/`],
  on: ['gateway-class'],
  *check(gatewayClass, view) {
    const name = knownValue(gatewayClass.name);
    if (name === undefined || view.isOpen(gatewayClass)) return;
    const set = view.setOf(gatewayClass);
    const users = [name, unknownName].flatMap(one => view.lookup(keys.gatewaysOfClass(set, one)));
    if (users.length === 0)
      yield { place: gatewayClass.namePlace, message: message(unused, { name }), unnecessary: true };
  },
});
