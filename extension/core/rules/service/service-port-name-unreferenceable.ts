/** A Service port whose name no Ingress can name: Service port names may be longer than what an Ingress accepts (S5). */
import { waysIn } from '../../bind/ways-in.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { isDns1123Label, isIanaServiceName } from '../../model/names.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  unreferenceable: {
    en: 'No Ingress can name the port "{name}": {ingress} has to use its number',
    ko: 'Ingress에서는 "{name}" 포트를 이름으로 가리킬 수 없으므로 {ingress}은(는) 번호를 써야 합니다',
  },
  ingress: { en: '{ingress} uses the Service', ko: '{ingress}이(가) 이 Service를 씁니다' },
};

export const servicePortNameUnreferenceable = defineRule({
  id: 'service-port-name-unreferenceable',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'Service port name that an Ingress cannot refer to',
    ko: 'Ingress에서 가리킬 수 없는 Service 포트 이름입니다',
  },
  why: {
    en: 'A Service port name is a label of up to 63 characters, but `backend.service.port.name` of an Ingress takes at most 15, one of them a letter. The API server refuses an Ingress that names such a port.',
    ko: 'Service 포트 이름은 63자까지 쓸 수 있지만 Ingress의 `backend.service.port.name`은 글자를 하나 이상 포함한 15자까지만 받습니다. API 서버는 이런 이름을 적은 Ingress를 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressBackend'],
  on: ['service'],
  *check(service, view) {
    for (const { name } of service.ports) {
      if (!name?.known || !isDns1123Label(name.value) || isIanaServiceName(name.value)) continue;
      const ways = waysIn(view, service).filter(w => w.type === 'ingress');
      const way = ways.find(w => knownValue(w.backend.portName) === name.value) ?? ways[0];
      if (!way) return;
      yield {
        place: name.place,
        severity: knownValue(way.backend.portName) === name.value ? 'warning' : 'info',
        message: message(texts.unreferenceable, { name: name.value, ingress: titleOf(way.ingress) }),
        related: [{ place: way.backend.place, message: message(texts.ingress, { ingress: titleOf(way.ingress) }) }],
      };
    }
  },
});
