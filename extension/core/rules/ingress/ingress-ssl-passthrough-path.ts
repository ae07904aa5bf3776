/** Paths and annotations that TLS passthrough leaves without effect. */
import { nginxFlag, nginxKey } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs, nginxKeyPlace } from './annotations.ts';

const texts = {
  path: {
    en: 'Paths do not count with ssl-passthrough: every request of the host goes to one backend',
    ko: 'ssl-passthrough에서는 경로가 무시되어 호스트의 모든 요청이 한 백엔드로 갑니다',
  },
  annotation: {
    en: '{key} has no effect on what ssl-passthrough hands on unread',
    ko: 'ssl-passthrough는 내용을 읽지 않고 넘기므로 {key}은(는) 효과가 없습니다',
  },
  here: { en: 'ssl-passthrough is on here', ko: 'ssl-passthrough는 여기에서 켜져 있습니다' },
};

/** Annotations about what is inside the TLS session. */
const inside = [
  'rewrite-target',
  'use-regex',
  'app-root',
  'auth-url',
  'auth-type',
  'enable-cors',
  'configuration-snippet',
  'permanent-redirect',
  'temporal-redirect',
  'affinity',
];

export const ingressSslPassthroughPath = defineRule({
  id: 'ingress-ssl-passthrough-path',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'TLS passthrough with paths or with annotations about requests',
    ko: 'TLS 패스스루에 경로나 요청에 대한 어노테이션이 있습니다',
  },
  why: {
    en: 'ingress-nginx hands the TLS session on by its server name, unread: it sees neither paths nor headers, and only the backend of `/` is used.',
    ko: 'ingress-nginx는 서버 이름만 보고 TLS 세션을 그대로 넘기므로 경로도 헤더도 볼 수 없으며 `/`의 백엔드만 사용합니다.',
  },
  fixable: 'no',
  references: [`${nginxDocs}#ssl-passthrough`],
  on: ['ingress'],
  *check(ingress, view) {
    const fact = nginxAnnotation(ingress, 'ssl-passthrough');
    if (!fact || nginxFlag(ingress, 'ssl-passthrough') !== true || !mayBeNginx(view, ingress)) return;
    const related = [{ place: fact.place, message: message(texts.here) }];
    for (const { path } of ingress.rules.flatMap(rule => rule.paths)) {
      if (path?.known && path.value !== '' && path.value !== '/')
        yield { place: path.place, message: message(texts.path), related };
    }
    for (const name of inside) {
      const place = nginxAnnotation(ingress, name) && nginxKeyPlace(ingress, name);
      if (place) yield { place, message: message(texts.annotation, { key: nginxKey(name) }), related };
    }
  },
});
