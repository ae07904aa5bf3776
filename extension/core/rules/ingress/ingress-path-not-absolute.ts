/** A path that does not begin with a slash (validateHTTPIngressPath). */

import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { insertEntry, replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  relative: { en: 'The path "{path}" does not begin with "/"', ko: '경로 "{path}"이(가) "/"로 시작하지 않습니다' },
  required: {
    en: 'A path of type {pathType} needs a path that begins with "/"',
    ko: '{pathType} 타입에는 "/"로 시작하는 경로가 필요합니다',
  },
};

export const ingressPathNotAbsolute = defineRule({
  id: 'ingress-path-not-absolute',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress path does not begin with `/`', ko: 'Ingress 경로가 `/`로 시작하지 않습니다' },
  why: {
    en: 'Request paths begin with a slash, so nothing else could ever match. The API server refuses the Ingress. Only ImplementationSpecific may leave the path out, for all paths.',
    ko: '요청 경로는 슬래시로 시작하므로 그렇지 않은 경로는 일치할 수 없습니다. API 서버가 Ingress를 거부합니다. 경로를 생략해 모든 경로를 뜻할 수 있는 것은 ImplementationSpecific뿐입니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#path-types`],
  on: ['ingress'],
  *check(ingress) {
    for (const { path, pathType, place: item } of ingress.rules.flatMap(rule => rule.paths)) {
      const type = valueOrDefault(pathType, 'ImplementationSpecific');
      if (path?.known && path.value !== '') {
        if (path.value.startsWith('/')) continue;
        const fixes: Fix[] =
          /^[A-Za-z0-9]/.test(path.value) && !path.value.includes(':')
            ? [replaceScalar(path.place, `/${path.value}`)]
            : [];
        yield { place: path.place, message: message(texts.relative, { path: path.value }), fixes };
      } else if ((type === 'Exact' || type === 'Prefix') && pathType && (path?.known || (!path && isWhole(ingress)))) {
        const fix = path ? replaceScalar(path.place, '/', false) : insertEntry(item, 'path', '/');
        yield {
          place: path?.place ?? pathType.place,
          message: message(texts.required, { pathType: type }),
          fixes: fix ? [fix] : [],
        };
      }
    }
  },
});
