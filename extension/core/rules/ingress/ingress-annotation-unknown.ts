/**
 * The key of an annotation that is one slip away from one that a controller reads. Only such slips are reported: no list of keys is
 * complete for ever.
 */
import { annotationLists, listedKey } from '../../controllers/known-annotations.ts';
import { message } from '../../l10n/message.ts';
import { isOneEditAway } from '../../text/nearest.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { nginxDocs, writtenAnnotations } from './annotations.ts';

const texts = {
  unknown: {
    en: '{controller} has no annotation "{key}"; there is "{near}"',
    ko: '{controller}에는 "{key}" 어노테이션이 없습니다. "{near}"은(는) 있습니다',
  },
};

export const ingressAnnotationUnknown = defineRule({
  id: 'ingress-annotation-unknown',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Annotation is a misspelling of one that the controller reads',
    ko: '어노테이션이 컨트롤러가 읽는 이름의 오타입니다',
  },
  why: {
    en: 'A controller passes over annotations that it does not know, without a word: the setting stays at its default.',
    ko: '컨트롤러는 모르는 어노테이션을 아무 알림 없이 무시하므로 설정이 기본값으로 남습니다.',
  },
  fixable: 'always',
  references: [nginxDocs],
  on: ['ingress'],
  *check(ingress) {
    const keys = ingress.annotations?.entries;
    for (const { key, keyPlace } of writtenAnnotations(ingress)) {
      const near = nearKey(key);
      if (!near || keys?.has(near.key)) continue;
      yield {
        place: keyPlace,
        message: message(texts.unknown, { controller: near.controller, key, near: near.key }),
        fixes: [replaceText(keyPlace, quotedLike(keyPlace.document.text[keyPlace.start], near.key))],
      };
    }
  },
});

/** The key that was meant, and whose it is; `undefined` for a known key and for one that is like no other, or like several. */
function nearKey(key: string): { readonly key: string; readonly controller: string } | undefined {
  const listed = listedKey(key);
  if (listed) {
    if (listed.kind !== undefined) return undefined;
    const near = [...listed.list.keys.keys()].filter(name => isOneEditAway(listed.name, name));
    return near.length === 1 ? { key: listed.prefix + near[0]!, controller: listed.list.controller } : undefined;
  }
  const slash = key.indexOf('/') + 1;
  const [prefix, name] = [key.slice(0, slash), key.slice(slash)];
  // A digit is no slip: installations with a prefix of their own count them.
  if (/\d/.test(prefix)) return undefined;
  for (const list of annotationLists) {
    const near = list.prefixes.find(one => one.length > 16 && isOneEditAway(prefix, one));
    if (near !== undefined && list.keys.has(name)) return { key: near + name, controller: list.controller };
  }
  return undefined;
}

function quotedLike(first: string | undefined, key: string): string {
  return first === '"' || first === "'" ? `${first}${key}${first}` : key;
}
