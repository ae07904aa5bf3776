/** The Endpoints API; off by default, because such objects go on working and Kubernetes has no plan to remove them. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const deprecated = {
  en: 'Endpoints is deprecated since Kubernetes 1.33; use an EndpointSlice',
  ko: 'Endpoints는 Kubernetes 1.33부터 더 이상 권장되지 않습니다. EndpointSlice를 쓰십시오',
};

export const endpointsApiDeprecated = defineRule({
  id: 'endpoints-api-deprecated',
  group: 'service',
  severity: 'info',
  offByDefault: true,
  summary: {
    en: 'A hand-written Endpoints object instead of an EndpointSlice',
    ko: 'EndpointSlice 대신 Endpoints 오브젝트를 직접 작성했습니다',
  },
  why: {
    en: 'Kubernetes copies hand-written Endpoints into EndpointSlices, which is what proxies read. Endpoints knows no dual-stack, no zones and no more than 1000 addresses.',
    ko: 'Kubernetes는 직접 작성한 Endpoints를 프록시가 읽는 EndpointSlice로 복사합니다. Endpoints는 이중 스택과 영역을 지원하지 않으며 주소도 1000개까지만 담습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/'],
  on: ['endpoints'],
  *check(endpoints) {
    if (endpoints.kind !== 'Endpoints' || endpoints.owned) return;
    yield { place: endpoints.kindPlace, message: message(deprecated) };
  },
});
