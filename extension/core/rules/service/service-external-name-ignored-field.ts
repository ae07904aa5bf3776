/** An externalName without the type, or fields that an alias has no use for (pkg/api/service GetWarningsForService). */
import { isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  otherType: {
    en: 'externalName has no effect on a Service of type {type}',
    ko: '{type} 타입 Service에서 externalName은 효과가 없습니다',
  },
  ignored: {
    en: '{field} has no effect on a Service of type ExternalName',
    ko: 'ExternalName 타입 Service에서 {field}은(는) 효과가 없습니다',
  },
};

export const serviceExternalNameIgnoredField = defineRule({
  id: 'service-external-name-ignored-field',
  group: 'service',
  severity: 'warning',
  summary: {
    en: '`externalName` without `type: ExternalName`, or a field that such a Service ignores',
    ko: '`type: ExternalName` 없이 `externalName`이 있거나, 그런 Service가 무시하는 필드가 있습니다',
  },
  why: {
    en: 'Only with `type: ExternalName` does DNS answer with the external name. Such a Service selects no pods, has no endpoints and listens on no address; it is an alias and nothing else.',
    ko: '`type: ExternalName`일 때만 DNS가 외부 이름을 돌려줍니다. 이런 Service는 별칭일 뿐이어서 파드를 선택하지 않고, 엔드포인트도 없으며, 어떤 주소로도 받지 않습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  on: ['service'],
  *check(service, view) {
    if (!isWhole(service)) return;
    const type = serviceTypeOf(service);
    const { externalName, selector, externalIPs } = service;
    if (type === undefined) return;
    if (type !== 'ExternalName') {
      if (!externalName?.known || externalName.value === '' || (!service.serviceType && view.isOpen(service))) return;
      yield { place: externalName.place, message: message(texts.otherType, { type }) };
      return;
    }
    if (selector && selector.entries.size > 0)
      yield {
        place: service.keyPlaces.get('selector') ?? selector.place,
        message: message(texts.ignored, { field: 'selector' }),
      };
    if (externalIPs && externalIPs.items.length > 0)
      yield {
        place: service.keyPlaces.get('externalIPs') ?? externalIPs.place,
        message: message(texts.ignored, { field: 'externalIPs' }),
      };
  },
});
