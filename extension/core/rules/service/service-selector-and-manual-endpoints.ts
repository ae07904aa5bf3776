/** A Service with a selector and hand-written endpoints (S6). */
import { hasSelector } from '../../bind/selector.ts';
import { endpointsOf } from '../../bind/ways-in.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Endpoints } from '../../model/kinds/endpoints.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  overwritten: {
    en: 'The Service has a selector, so {endpoints} is overwritten with the selected pods',
    ko: 'Service에 셀렉터가 있으므로 {endpoints}은(는) 선택된 파드로 덮어쓰입니다',
  },
  added: {
    en: 'The Service has a selector, and {endpoints} adds backends that no controller looks after',
    ko: 'Service에 셀렉터가 있는데 {endpoints}이(가) 어떤 컨트롤러도 관리하지 않는 백엔드를 더합니다',
  },
  here: { en: 'Written by hand', ko: '직접 작성한 것입니다' },
};

export const serviceSelectorAndManualEndpoints = defineRule({
  id: 'service-selector-and-manual-endpoints',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Service with a selector also has hand-written endpoints',
    ko: '셀렉터가 있는 Service에 직접 작성한 엔드포인트도 있습니다',
  },
  why: {
    en: 'With a selector the control plane keeps the endpoints: it overwrites an Endpoints object of the same name, and leaves a foreign EndpointSlice alone, whose addresses then get a share of the traffic for good.',
    ko: '셀렉터가 있으면 컨트롤 플레인이 엔드포인트를 관리합니다. 같은 이름의 Endpoints는 덮어쓰고 다른 EndpointSlice는 그대로 두므로 그 주소가 계속 트래픽의 일부를 받습니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
    'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#management',
  ],
  on: ['service'],
  *check(service, view) {
    if (!hasSelector(service)) return;
    for (const endpoints of endpointsOf(view, service)) {
      if (isMadeByController(endpoints)) continue;
      yield {
        place: service.selector!.place,
        message: message(endpoints.kind === 'Endpoints' ? texts.overwritten : texts.added, {
          endpoints: titleOf(endpoints),
        }),
        related: [{ place: endpoints.namePlace, message: message(texts.here) }],
      };
    }
  },
});

/** A copy of what a cluster made. */
function isMadeByController(endpoints: Endpoints): boolean {
  return (
    endpoints.owned ||
    endpoints.shape !== 'complete' ||
    knownValue(endpoints.labels?.entries.get('endpointslice.kubernetes.io/managed-by')) !== undefined ||
    [...(endpoints.annotations?.entries.keys() ?? [])].some(key => /last-change-trigger-time|leader/.test(key))
  );
}
