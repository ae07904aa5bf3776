/** A path that looks like a regular expression where nothing makes ingress-nginx take it for one. */
import { normalHost } from '../../bind/host.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { isRegexHost } from '../../bind/ingress-overlap.ts';
import { looksLikeRegex } from '../../bind/ingress-path.ts';
import { nginxKey } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { insertEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { nginxDocs } from './annotations.ts';

const texts = {
  literal: {
    en: 'ingress-nginx takes "{path}" literally: no Ingress of {host} has use-regex or rewrite-target',
    ko: 'ingress-nginx는 "{path}"을(를) 글자 그대로 받아들입니다. {host}의 어떤 Ingress에도 use-regex나 rewrite-target이 없습니다',
  },
  allHosts: { en: 'this host', ko: '이 호스트' },
};

export const ingressPathRegexNotEnabled = defineRule({
  id: 'ingress-path-regex-not-enabled',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Path looks like a regular expression, but regular expressions are not switched on',
    ko: '경로가 정규 표현식처럼 보이지만 정규 표현식이 켜져 있지 않습니다',
  },
  why: {
    en: 'Without `use-regex` or `rewrite-target` ingress-nginx compares the path as a prefix, character by character, so it matches no request that a client would send: the answer is 404.',
    ko: '`use-regex`나 `rewrite-target`이 없으면 ingress-nginx는 경로를 글자 그대로의 접두사로 비교하므로, 클라이언트가 보낼 만한 요청과 일치하지 않아 404로 응답합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/', nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    if (familyOf(view, ingress) !== 'nginx') return;
    for (const rule of ingress.rules) {
      if (rule.host?.known === false) continue;
      const host = normalHost(rule.host?.value ?? '');
      for (const { path, pathType } of rule.paths) {
        if (!path?.known || knownValue(pathType) !== 'ImplementationSpecific' || !looksLikeRegex(path.value)) continue;
        if (isRegexHost(view, ingress, host) !== false) continue;
        const map = ingress.annotations?.place;
        yield {
          place: path.place,
          message: message(texts.literal, { path: path.value, host: host || message(texts.allHosts) }),
          fixes: map && ingress.annotations.entries.size > 0 ? [insertEntry(map, nginxKey('use-regex'), 'true')] : [],
        };
      }
    }
  },
});
