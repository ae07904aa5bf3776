/** Settings of a canary on an Ingress that is none. */
import { canarySettings, hasOpenAnnotations, nginxFact, nginxKey } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { insertEntry, replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs, nginxKeyPlace } from './annotations.ts';

const texts = {
  absent: {
    en: '{key} does nothing without {canary}: "true"',
    ko: '{canary}: "true"가 없으면 {key}은(는) 아무 효과가 없습니다',
  },
  off: {
    en: '{key} does nothing while the canary is off',
    ko: '카나리가 꺼져 있는 동안 {key}은(는) 아무 효과가 없습니다',
  },
  switch: { en: 'it is switched off here', ko: '여기에서 꺼져 있습니다' },
};

export const ingressCanaryNotEnabled = defineRule({
  id: 'ingress-canary-not-enabled',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Canary settings without a canary', ko: '카나리가 아닌 Ingress에 카나리 설정이 있습니다' },
  why: {
    en: 'ingress-nginx looks at weight, header and cookie only where `canary` is "true". Otherwise the Ingress is an ordinary one: it competes with the main Ingress for the same host and path, and one of the two gets nothing. Information where the canary is switched off in so many words.',
    ko: 'ingress-nginx는 `canary`가 "true"일 때만 가중치, 헤더, 쿠키를 봅니다. 그렇지 않으면 일반 Ingress가 되어 같은 호스트와 경로를 두고 주 Ingress와 충돌하며 둘 중 하나는 요청을 받지 못합니다. 카나리를 명시적으로 꺼 두었으면 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${nginxDocs}#canary`],
  on: ['ingress'],
  *check(ingress, view) {
    const canary = nginxFact(ingress, 'canary');
    if (hasOpenAnnotations(ingress) || !mayBeNginx(view, ingress) || canary?.known === false) return;
    if (canary && /^(1|t|true)$/i.test(canary.value.trim())) return;
    const name = canarySettings.find(one => nginxAnnotation(ingress, one) !== undefined);
    const place = name && nginxKeyPlace(ingress, name);
    if (!name || !place || !ingress.annotations) return;
    yield {
      place,
      message: message(canary ? texts.off : texts.absent, { key: nginxKey(name), canary: nginxKey('canary') }),
      severity: canary ? 'info' : 'error',
      related: canary ? [{ place: canary.place, message: message(texts.switch) }] : [],
      fixes: [
        canary
          ? replaceScalar(canary.place, 'true', false)
          : insertEntry(ingress.annotations.place, nginxKey('canary'), 'true', true),
      ],
    };
  },
});
