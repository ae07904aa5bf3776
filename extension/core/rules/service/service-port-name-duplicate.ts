/** Two ports of a Service with one name (validateServicePort). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import { defineRule } from '../rule.ts';

const texts = {
  duplicate: {
    en: 'Another port of the Service has the name "{name}"',
    ko: 'Service의 다른 포트도 이름이 "{name}"입니다',
  },
  first: { en: 'The name "{name}" is used here first', ko: '이름 "{name}"이(가) 여기에서 먼저 쓰였습니다' },
};

export const servicePortNameDuplicate = defineRule({
  id: 'service-port-name-duplicate',
  group: 'service',
  severity: 'error',
  summary: { en: 'Two ports of a Service have the same name', ko: 'Service의 두 포트가 같은 이름을 씁니다' },
  why: {
    en: 'Ports of one Service are told apart by their names, whatever their protocols. The API server rejects a Service that uses a name twice.',
    ko: '한 Service의 포트는 프로토콜과 상관없이 이름으로 구별합니다. 같은 이름을 두 번 쓰면 API 서버가 Service를 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services'],
  on: ['service'],
  *check(service) {
    if (!isWhole(service)) return;
    const seen = new Map<string, ServicePort>();
    for (const port of service.ports) {
      if (!port.name?.known || port.name.value === '') continue;
      const name = port.name.value;
      const first = seen.get(name);
      if (!first) seen.set(name, port);
      else {
        yield {
          place: port.name.place,
          message: message(texts.duplicate, { name }),
          related: [{ place: first.name!.place, message: message(texts.first, { name }) }],
        };
      }
    }
  },
});
