/** A match of type RegularExpression that does not compile, at all or by the engine of the implementation. */
import { implementationsOf, isLinear } from '../../gateway/implementation.ts';
import { message } from '../../l10n/message.ts';
import { type Fact, knownValue } from '../../model/fact.ts';
import type { RouteMatch } from '../../model/kinds/gateway-route.ts';
import { needsBacktracking, regexProblem } from '../../text/linear-regexp.ts';
import { regexTexts } from '../regex-texts.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const linear = {
  en: '"{pattern}" looks around or refers back, which {implementation} cannot do',
  ko: '"{pattern}"은(는) 전후방 탐색이나 역참조를 쓰는데 {implementation}에서는 지원되지 않습니다',
};

export const routeRegexInvalid = defineRule({
  id: 'route-regex-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Regular expression of a route does not compile',
    ko: '라우트의 정규 표현식을 컴파일할 수 없습니다',
  },
  why: {
    en: 'The API server stores any text; the controller then refuses the route or drops the rule. Which dialect it is depends on the implementation: those on Envoy, Go or Rust (Istio, Envoy Gateway, Cilium, Contour, kgateway, Traefik) match in linear time and know neither look-around nor back references, nginx and HAProxy do. Reported where no dialect takes the expression, and as a warning where the route’s Gateways are known not to.',
    ko: 'API 서버는 어떤 텍스트든 저장하지만 컨트롤러가 라우트를 거부하거나 규칙을 버립니다. 문법은 구현체에 따라 다릅니다. Envoy, Go, Rust 기반 구현체(Istio, Envoy Gateway, Cilium, Contour, kgateway, Traefik)는 선형 시간으로 검사하여 전후방 탐색과 역참조를 지원하지 않으며, nginx와 HAProxy는 지원합니다. 어떤 문법으로도 올바르지 않으면 알리고, 라우트의 Gateway가 지원하지 않는 것이 확실하면 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#pathmatchtype`, 'https://github.com/google/re2/wiki/Syntax'],
  on: ['gateway-route'],
  *check(route, view) {
    for (const rule of route.rules?.items ?? []) {
      for (const fact of (rule.matches?.items ?? []).flatMap(expressionsOf)) {
        if (!fact?.known) continue;
        const { value: pattern, place } = fact;
        const problem = regexProblem(pattern);
        if (problem) yield { place, message: message(regexTexts[problem], { pattern }) };
        else if (needsBacktracking(pattern)) {
          const [first, ...others] = implementationsOf(view, route);
          if (first === undefined || ![first, ...others].every(isLinear)) continue;
          yield { place, message: message(linear, { pattern, implementation: first }), severity: 'warning' };
        }
      }
    }
  },
});

function expressionsOf(match: RouteMatch): (Fact<string> | undefined)[] {
  const { path, grpcMethod } = match;
  const values = [...(match.headers?.items ?? []), ...(match.queryParams?.items ?? [])];
  return [
    ...[...(path ? [path] : []), ...values].filter(one => isRegex(one.matchType)).map(one => one.value),
    ...(grpcMethod && isRegex(grpcMethod.matchType) ? [grpcMethod.service, grpcMethod.method] : []),
  ];
}

function isRegex(matchType: Fact<string> | undefined): boolean {
  return knownValue(matchType) === 'RegularExpression';
}
