/** An `extensionRef` of a filter to an object that does not exist in the route's namespace. */
import { defineRule } from '../rule.ts';
import { allFilters } from './filters.ts';
import { reportMissing } from './missing-object.ts';
import { gatewayDocs } from './parents.ts';

export const routeFilterExtensionMissing = defineRule({
  id: 'route-filter-extension-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Filter of a route refers to an extension that does not exist',
    ko: '라우트의 필터가 존재하지 않는 확장을 가리킵니다',
  },
  why: {
    en: 'A filter that cannot be resolved must not be skipped: requests of the rule are answered with an error (ResolvedRefs False). An `extensionRef` always means an object of the route’s own namespace. Reported only where the files hold objects of that kind; information where none has a similar name.',
    ko: '해석할 수 없는 필터는 건너뛸 수 없으므로 이 규칙의 요청은 오류로 응답됩니다(ResolvedRefs False). `extensionRef`는 항상 라우트 자신의 네임스페이스에 있는 오브젝트를 뜻합니다. 파일에 같은 종류의 오브젝트가 있을 때만 알리며 비슷한 이름이 없으면 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#httproutefilter`],
  on: ['gateway-route'],
  *check(route, view) {
    const namespace = view.namespaceOf(route);
    if (namespace === undefined) return;
    for (const { extensionRef } of allFilters(route)) {
      const report = extensionRef && reportMissing(view, route, extensionRef, namespace);
      if (report) yield report;
    }
  },
});
