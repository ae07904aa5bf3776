/** A path of a match that the API server refuses. */
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  relative: { en: '"{path}" does not start with /', ko: '"{path}"이(가) /로 시작하지 않습니다' },
  sequence: { en: '"{path}" cannot contain {bad}', ko: '"{path}"에는 {bad}이(가) 있을 수 없습니다' },
  characters: {
    en: '"{path}" has characters that a path cannot have',
    ko: '"{path}"에 경로에 쓸 수 없는 문자가 있습니다',
  },
};

export const routePathInvalid = defineRule({
  id: 'route-path-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Path of a route match is not valid',
    ko: '라우트 조건의 경로가 올바르지 않습니다',
  },
  why: {
    en: 'A path to match exactly or by prefix starts with `/` and is in normal form: no `//`, `/./`, `/../`, `%2f` or `#`, and only the characters of RFC 3986. The API server rejects the route.',
    ko: '정확히 또는 접두사로 비교하는 경로는 `/`로 시작하고 정규화된 형태여야 합니다. `//`, `/./`, `/../`, `%2f`, `#`을 포함할 수 없고 RFC 3986의 문자만 쓸 수 있습니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httppathmatch`],
  on: ['gateway-route'],
  *check(route) {
    for (const rule of route.rules?.items ?? []) {
      for (const { path } of rule.matches?.items ?? []) {
        const type = valueOrDefault(path?.matchType, 'PathPrefix');
        if (!path?.value?.known || (type !== 'PathPrefix' && type !== 'Exact')) continue;
        const { value, place } = path.value;
        const bad = /\/\/|\/\.\.?(?=\/|$)|%2[fF]|#/.exec(value)?.[0];
        if (!value.startsWith('/')) yield { place, message: message(texts.relative, { path: value }) };
        else if (bad !== undefined) yield { place, message: message(texts.sequence, { path: value, bad }) };
        else if (!/^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/.test(value))
          yield { place, message: message(texts.characters, { path: value }) };
      }
    }
  },
});
