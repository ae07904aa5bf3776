/** Snippets of nginx configuration, which ingress-nginx refuses by default (controller v1.9, v1.12). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, writtenAnnotations } from './annotations.ts';

const texts = {
  refused: {
    en: 'ingress-nginx takes no snippets unless its ConfigMap sets allow-snippet-annotations: "true"',
    ko: 'ingress-nginx는 ConfigMap에 allow-snippet-annotations: "true"가 없으면 스니펫을 받지 않습니다',
  },
};

export const ingressSnippetAnnotation = defineRule({
  id: 'ingress-snippet-annotation',
  group: 'ingress',
  severity: 'info',
  summary: { en: 'Ingress with a snippet of nginx configuration', ko: 'nginx 설정 스니펫을 쓰는 Ingress입니다' },
  why: {
    en: 'Snippets are copied into the controller’s configuration, which gives whoever may write an Ingress the secrets of all namespaces (CVE-2021-25742). Since 1.9 they are refused unless the controller allows them, and since 1.12 its annotations-risk-level has to be Critical as well.',
    ko: '스니펫은 컨트롤러 설정에 그대로 복사되므로 Ingress를 쓸 수 있는 사람이 모든 네임스페이스의 시크릿을 얻을 수 있습니다(CVE-2021-25742). 1.9부터는 컨트롤러가 허용해야 받으며, 1.12부터는 annotations-risk-level도 Critical이어야 합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations',
  ],
  on: ['ingress'],
  *check(ingress, view) {
    if (!mayBeNginx(view, ingress)) return;
    for (const { key, keyPlace, fact } of writtenAnnotations(ingress)) {
      if (!/^nginx\.ingress\.kubernetes\.io\/.*-snippet$/.test(key) || fact.value.trim() === '') continue;
      yield { place: keyPlace, message: message(texts.refused) };
    }
  },
});
