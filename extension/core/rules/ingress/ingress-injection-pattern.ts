/**
 * Texts by which people have broken out of the configuration that ingress-nginx writes, and which its deep inspector refuses
 * (internal/ingress/inspector/rules.go in kubernetes/ingress-nginx).
 */
import { familyOf } from '../../bind/ingress-class.ts';
import { message } from '../../l10n/message.ts';
import type { Fact } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxDocs, writtenAnnotations } from './annotations.ts';

const texts = {
  refused: { en: 'ingress-nginx refuses "{found}" here', ko: 'ingress-nginx는 여기의 "{found}"을(를) 거부합니다' },
  annotation: {
    en: '"{found}" in an annotation reaches into the controller’s own files or configuration',
    ko: '어노테이션의 "{found}"은(는) 컨트롤러 자체의 파일이나 설정에 접근합니다',
  },
};

const patterns = [
  /\balias\s[^;]*;/,
  /\broot\s[^;]*;/,
  /\/etc\/(passwd|shadow|group|nginx|ingress-controller)/,
  /\/var\/run\/secrets/,
  /\w+_by_lua\w*/,
];

export const ingressInjectionPattern = defineRule({
  id: 'ingress-injection-pattern',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Text that injects configuration into ingress-nginx',
    ko: 'ingress-nginx에 설정을 주입하는 문자열입니다',
  },
  why: {
    en: 'Hosts and paths are written into nginx’s configuration. Directives and files of the controller in them give whoever may write an Ingress the controller’s secrets (CVE-2021-25745); the admission webhook refuses them. In other annotations than snippets a warning.',
    ko: '호스트와 경로는 nginx 설정에 그대로 들어갑니다. 여기에 지시문이나 컨트롤러의 파일이 있으면 Ingress를 쓸 수 있는 사람이 컨트롤러의 시크릿을 얻을 수 있으므로(CVE-2021-25745) admission 웹훅이 거부합니다. 스니펫이 아닌 어노테이션에서는 경고합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/', nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    if (!mayBeNginx(view, ingress)) return;
    const isNginx = familyOf(view, ingress) === 'nginx';
    const facts: (Fact<string> | undefined)[] = ingress.rules.flatMap(rule => [
      rule.host,
      ...rule.paths.map(path => path.path),
    ]);
    for (const fact of facts) {
      const found = fact?.known ? injection(fact.value) : undefined;
      if (fact && found !== undefined && isNginx)
        yield { place: fact.place, message: message(texts.refused, { found }) };
    }
    for (const { key, fact } of writtenAnnotations(ingress)) {
      if (!key.startsWith('nginx.ingress.kubernetes.io/') || key.endsWith('-snippet')) continue;
      const found = injection(fact.value);
      if (found !== undefined)
        yield { place: fact.place, message: message(texts.annotation, { found }), severity: 'warning' };
    }
  },
});

function injection(text: string): string | undefined {
  return patterns.map(pattern => pattern.exec(text)?.[0]).find(found => found !== undefined);
}
