/** A path of type Exact or Prefix that ingress-nginx refuses: its `strict-validate-path-type` is on by default since 1.12. */
import { familyOf } from '../../bind/ingress-class.ts';
import { looksLikeRegex } from '../../bind/ingress-path.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  regex: {
    en: 'ingress-nginx refuses a regular expression under pathType {pathType}; it needs ImplementationSpecific',
    ko: 'ingress-nginx는 pathType {pathType}에서 정규 표현식을 거부합니다. ImplementationSpecific을 써야 합니다',
  },
  characters: {
    en: 'ingress-nginx refuses "{character}" in a path of type {pathType}; it needs ImplementationSpecific',
    ko: 'ingress-nginx는 {pathType} 경로의 "{character}"을(를) 거부합니다. ImplementationSpecific을 써야 합니다',
  },
};

export const ingressPathRegexInPrefix = defineRule({
  id: 'ingress-path-regex-in-prefix',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'ingress-nginx refuses the characters of a path of type Prefix or Exact',
    ko: 'ingress-nginx가 Prefix나 Exact 경로의 문자를 거부합니다',
  },
  why: {
    en: 'Since 1.12 the admission webhook of ingress-nginx lets paths of type Exact and Prefix have letters, digits and `. _ - /` only, unless `strict-validate-path-type` is off; older releases take the regular expression all the same. For other controllers such a path is literal text.',
    ko: 'ingress-nginx 1.12부터 admission 웹훅은 `strict-validate-path-type`을 끄지 않는 한 Exact와 Prefix 경로에 글자, 숫자, `. _ - /`만 허용합니다. 이전 버전은 정규 표현식도 그대로 받아들입니다. 다른 컨트롤러에서는 이런 경로가 글자 그대로의 문자열입니다.',
  },
  fixable: 'always',
  references: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#strict-validate-path-type',
  ],
  on: ['ingress'],
  *check(ingress, view) {
    if (familyOf(view, ingress) !== 'nginx') return;
    for (const { path, pathType } of ingress.rules.flatMap(rule => rule.paths)) {
      const type = knownValue(pathType);
      if (!path?.known || !pathType || (type !== 'Exact' && type !== 'Prefix') || !path.value.startsWith('/')) continue;
      const character = /[^A-Za-z0-9._/-]/u.exec(path.value)?.[0];
      if (character === undefined) continue;
      const text = looksLikeRegex(path.value) ? texts.regex : texts.characters;
      yield {
        place: path.place,
        message: message(text, { pathType: type, character }),
        fixes: [replaceScalar(pathType.place, 'ImplementationSpecific', text === texts.regex)],
      };
    }
  },
});
