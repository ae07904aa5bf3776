/** A rule without paths: legal without `http`, refused with an empty `http` (validateHTTPIngressRuleValue). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { annotation } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  notFound: {
    en: 'The rule has no paths and there is no defaultBackend: requests for this host are answered with 404',
    ko: '규칙에 경로가 없고 defaultBackend도 없어 이 호스트로 오는 요청에 404로 응답합니다',
  },
  empty: { en: 'http needs at least one path', ko: 'http에는 경로가 하나 이상 필요합니다' },
};

export const ingressRuleWithoutHttp = defineRule({
  id: 'ingress-rule-without-http',
  group: 'ingress',
  severity: 'info',
  summary: {
    en: 'Ingress rule has no paths and there is no default backend',
    ko: 'Ingress 규칙에 경로가 없고 기본 백엔드도 없습니다',
  },
  why: {
    en: 'A rule with only a host sends the host’s requests to the default backend. Without one they end in the controller’s own 404. That is legal, and useful where annotations redirect the host.',
    ko: '호스트만 있는 규칙은 그 호스트의 요청을 기본 백엔드로 보냅니다. 기본 백엔드가 없으면 컨트롤러의 404로 끝납니다. 문법상 허용되며, 어노테이션으로 호스트를 리다이렉트할 때 쓰기도 합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#ingress-rules`],
  on: ['ingress'],
  *check(ingress) {
    if (!isWhole(ingress)) return;
    for (const rule of ingress.rules) {
      if (rule.paths.length > 0 || !rule.pathsComplete) continue;
      if (rule.hasHttp && rule.httpPlace)
        yield { place: rule.httpPlace, message: message(texts.empty), severity: 'error' };
      else if (!ingress.defaultBackend && !answersByAnnotation(ingress))
        yield { place: rule.host?.place ?? rule.place, message: message(texts.notFound) };
    }
  },
});

/** A redirect or a snippet answers the host's requests, or other Ingresses bring its paths. */
function answersByAnnotation(ingress: Ingress): boolean {
  if (annotation(ingress, 'nginx.org/mergeable-ingress-type') === 'master') return true;
  return [...(ingress.annotations?.entries.keys() ?? [])].some(key =>
    /redirect|snippet|rewrite|default-backend/.test(key),
  );
}
