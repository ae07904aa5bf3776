/** Sequences that proxies rewrite before they compare, so that the path would never match (validateHTTPIngressPath). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  contains: { en: 'The path must not contain "{sequence}"', ko: '경로에 "{sequence}"을(를) 쓸 수 없습니다' },
  ends: { en: 'The path must not end with "{sequence}"', ko: '경로는 "{sequence}"(으)로 끝날 수 없습니다' },
};

const sequences = ['//', '/./', '/../', '%2f', '%2F'];
const endings = ['/..', '/.'];

export const ingressPathSequenceInvalid = defineRule({
  id: 'ingress-path-sequence-invalid',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress path is not in normal form', ko: 'Ingress 경로가 정규화된 형태가 아닙니다' },
  why: {
    en: 'Paths of type Exact and Prefix may not contain `//`, `/./`, `/../` or an encoded slash, and not end in `/.` or `/..`: proxies resolve them before they compare. The API server refuses the Ingress.',
    ko: 'Exact와 Prefix 경로에는 `//`, `/./`, `/../`, 인코딩된 슬래시를 쓸 수 없고 `/.`나 `/..`로 끝날 수도 없습니다. 프록시가 비교하기 전에 이들을 풀기 때문입니다. API 서버가 Ingress를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#path-types`],
  on: ['ingress'],
  *check(ingress) {
    for (const { path, pathType } of ingress.rules.flatMap(rule => rule.paths)) {
      const type = knownValue(pathType);
      if (!path?.known || (type !== 'Exact' && type !== 'Prefix')) continue;
      const inside = sequences.find(sequence => path.value.includes(sequence));
      const atEnd = endings.find(ending => path.value.endsWith(ending));
      const sequence = inside ?? atEnd;
      if (sequence === undefined) continue;
      const single = path.value.replace(/\/{2,}/g, '/');
      const isClean = [...sequences, ...endings.map(e => `${e}$`)].every(s => !`${single}$`.includes(s));
      yield {
        place: path.place,
        message: message(inside === undefined ? texts.ends : texts.contains, { sequence }),
        fixes: inside === '//' && isClean ? [replaceScalar(path.place, single)] : [],
      };
    }
  },
});
