/** A ReferenceGrant that lacks what the API server requires. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  empty: { en: '{field} needs at least one entry', ko: '{field}에는 항목이 하나 이상 필요합니다' },
  missing: { en: 'An entry of {field} needs {keys}', ko: '{field} 항목에 {keys}이(가) 필요합니다' },
};

export const referenceGrantInvalid = defineRule({
  id: 'reference-grant-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'ReferenceGrant is incomplete',
    ko: 'ReferenceGrant가 완전하지 않습니다',
  },
  why: {
    en: '`from` needs group, kind and namespace, `to` group and kind; the group of core objects is the empty string `""`. The API server rejects the object.',
    ko: '`from`에는 group, kind, namespace가, `to`에는 group과 kind가 필요하며 코어 오브젝트의 그룹은 빈 문자열 `""`입니다. API 서버가 오브젝트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/api-types/referencegrant/`],
  on: ['reference-grant'],
  *check(grant) {
    if (grant.shape !== 'complete') return;
    for (const field of ['from', 'to'] as const) {
      const list = grant[field];
      if (!list || (list.complete && list.items.length === 0)) {
        yield { place: list?.place ?? grant.specPlace, message: message(texts.empty, { field }) };
      }
      const required = field === 'from' ? (['group', 'kind', 'namespace'] as const) : (['group', 'kind'] as const);
      for (const item of list?.items ?? []) {
        const missing = required.filter(key => !item[key]);
        if (missing.length > 0) {
          yield { place: item.place, message: message(texts.missing, { field, keys: missing.join(', ') }) };
        }
      }
    }
  },
});
