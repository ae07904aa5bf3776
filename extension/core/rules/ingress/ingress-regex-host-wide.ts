/** Regular expressions that one Ingress switches on for the paths of others. */
import { familyOf } from '../../bind/ingress-class.ts';
import { type IngressRoute, isCanary, peersOnHost, routesOf } from '../../bind/ingress-overlap.ts';
import { asksForRegex } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { nginxAnnotation, nginxDocs } from './annotations.ts';
import { routeTitle } from './route-title.ts';

const texts = {
  exact: {
    en: 'Makes every path of {host} a regular expression; Exact paths of other Ingresses match what only begins like them',
    ko: '{host}의 모든 경로를 정규 표현식으로 만듭니다. 다른 Ingress의 Exact 경로가 앞부분만 같은 요청과도 일치하게 됩니다',
  },
  prefix: {
    en: 'Makes every path of {host} a regular expression, also those of other Ingresses',
    ko: '다른 Ingress의 경로까지 {host}의 모든 경로를 정규 표현식으로 만듭니다',
  },
  allHosts: { en: 'all hosts', ko: '모든 호스트' },
  affected: { en: '{route} in {other}', ko: '{other}의 {route}' },
};

export const ingressRegexHostWide = defineRule({
  id: 'ingress-regex-host-wide',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Regular expressions of one Ingress change the paths of another one',
    ko: '한 Ingress의 정규 표현식 설정이 다른 Ingress의 경로에도 적용됩니다',
  },
  why: {
    en: 'With `use-regex` or `rewrite-target` on one Ingress, ingress-nginx matches all paths of the host, in every Ingress, as regular expressions that ignore case and need not match to the end: `/login` of type Exact takes `/login-old` too. Information where only prefixes are affected.',
    ko: '한 Ingress에 `use-regex`나 `rewrite-target`이 있으면 ingress-nginx는 모든 Ingress에서 그 호스트의 모든 경로를, 대소문자를 구분하지 않고 끝까지 일치하지 않아도 되는 정규 표현식으로 비교합니다. Exact인 `/login`이 `/login-old`도 받습니다. 접두사 경로만 영향을 받으면 정보로 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/', nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    if (familyOf(view, ingress) !== 'nginx' || isCanary(ingress) || asksForRegex(ingress) !== true) return;
    const fact = nginxAnnotation(ingress, 'use-regex') ?? nginxAnnotation(ingress, 'rewrite-target');
    if (!fact) return;
    for (const host of new Set(routesOf(ingress).map(route => route.host))) {
      const affected = peersOnHost(view, ingress, host)
        .filter(peer => asksForRegex(peer.ingress) === false && !isCanary(peer.ingress))
        .flatMap(peer => routesOf(peer.ingress).filter(route => route.host === host && isChanged(route)));
      if (affected.length === 0) continue;
      const isExact = affected.some(route => route.pattern.pathType === 'Exact');
      yield {
        place: fact.place,
        message: message(isExact ? texts.exact : texts.prefix, { host: host || message(texts.allHosts) }),
        severity: isExact ? 'warning' : 'info',
        related: affected.slice(0, 5).map(route => ({
          place: route.path.path?.place ?? route.path.place,
          message: message(texts.affected, { route: routeTitle(route), other: titleOf(route.ingress) }),
        })),
      };
    }
  },
});

/** `/` matches everything either way. */
function isChanged({ pattern }: IngressRoute): boolean {
  return pattern.path !== '/' || pattern.pathType === 'Exact';
}
