/** Labels and annotations for what a controller makes of a Gateway that the API server refuses (`spec.infrastructure`). */
import { message } from '../../l10n/message.ts';
import { isLabelValue, isQualifiedName } from '../../model/names.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  key: {
    en: '"{key}" is no valid key: write an optional DNS prefix and a name, as in example.com/team',
    ko: '"{key}"은(는) 올바른 키가 아닙니다. example.com/team처럼 DNS 접두사(생략 가능)와 이름으로 적어야 합니다',
  },
  value: {
    en: '"{value}" is no valid label value',
    ko: '"{value}"은(는) 올바른 레이블 값이 아닙니다',
  },
  many: {
    en: '{count} entries; {field} may have {limit}',
    ko: '항목이 {count}개입니다. {field}에는 {limit}개까지 쓸 수 있습니다',
  },
};

export const gatewayInfrastructureMetadataInvalid = defineRule({
  id: 'gateway-infrastructure-metadata-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Labels or annotations of a Gateway’s infrastructure are not valid',
    ko: 'Gateway 인프라의 레이블이나 어노테이션이 올바르지 않습니다',
  },
  why: {
    en: 'They are put on the Services and pods that the controller makes for the Gateway, so they follow the rules for labels and annotations: at most 8 labels and 16 annotations. The API server rejects the Gateway.',
    ko: '컨트롤러가 Gateway를 위해 만드는 Service와 파드에 붙으므로 레이블과 어노테이션의 규칙을 따라야 하며, 레이블은 8개, 어노테이션은 16개까지입니다. API 서버가 Gateway를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/geps/gep-1867/`],
  on: ['gateway'],
  *check({ infrastructure }) {
    for (const [field, limit] of [
      ['labels', 8],
      ['annotations', 16],
    ] as const) {
      const map = infrastructure?.[field];
      if (!map) continue;
      for (const [key, place] of map.keyPlaces) {
        if (!isQualifiedName(key)) yield { place, message: message(texts.key, { key }) };
        const value = map.entries.get(key);
        if (field === 'labels' && value?.known && !isLabelValue(value.value))
          yield { place: value.place, message: message(texts.value, { value: value.value }) };
      }
      const surplus = [...map.keyPlaces.values()][limit];
      if (surplus) yield { place: surplus, message: message(texts.many, { count: map.keyPlaces.size, field, limit }) };
    }
  },
});
