/** Annotations that their controller does not read any more, or will not for long. */
import { listedKey } from '../../controllers/known-annotations.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { nginxDocs, writtenAnnotations } from './annotations.ts';

const texts = {
  gone: { en: '{controller} does not read {key} any more', ko: '{controller}은(는) 더 이상 {key}을(를) 읽지 않습니다' },
  replaced: {
    en: '{controller} does not read {key} any more; use {instead}',
    ko: '{controller}은(는) 더 이상 {key}을(를) 읽지 않습니다. {instead}을(를) 사용하십시오',
  },
  deprecated: {
    en: '{key} is deprecated in {controller}; use {instead}',
    ko: '{controller}에서 {key}은(는) 사용이 권장되지 않습니다. {instead}을(를) 사용하십시오',
  },
};

export const ingressAnnotationDeprecated = defineRule({
  id: 'ingress-annotation-deprecated',
  group: 'ingress',
  severity: 'info',
  summary: {
    en: 'Annotation was removed from the controller, or is deprecated',
    ko: '어노테이션이 컨트롤러에서 제거되었거나 사용이 권장되지 않습니다',
  },
  why: {
    en: 'Current releases pass over it, so the setting has no effect once the controller is brought up to date.',
    ko: '현재 버전은 이 어노테이션을 무시하므로 컨트롤러를 업데이트하면 설정이 효과를 잃습니다.',
  },
  fixable: 'no',
  references: [nginxDocs, 'https://github.com/kubernetes/ingress-nginx/blob/main/Changelog.md'],
  on: ['ingress'],
  *check(ingress) {
    for (const { key, keyPlace } of writtenAnnotations(ingress)) {
      const listed = listedKey(key);
      const retired = listed?.list.retired.get(listed.name);
      if (!listed || !retired) continue;
      const { instead, stillRead } = retired;
      const text = stillRead ? texts.deprecated : instead === undefined ? texts.gone : texts.replaced;
      yield {
        place: keyPlace,
        message: message(text, {
          key,
          controller: listed.list.controller,
          instead: instead === undefined ? '' : listed.prefix + instead,
        }),
      };
    }
  },
});
