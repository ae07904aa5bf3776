/** A Service that has neither a selector nor endpoints of its own (S6). */

import { lacksEndpoints } from '../../bind/missing-endpoints.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { folderOf } from '../../sources/folders.ts';
import { defineRule } from '../rule.ts';

const texts = {
  none: {
    en: 'The Service has no selector, and no Endpoints or EndpointSlice belongs to it',
    ko: 'Service에 셀렉터가 없고 이 Service의 Endpoints나 EndpointSlice도 없습니다',
  },
};

export const serviceNoSelectorNoEndpoints = defineRule({
  id: 'service-no-selector-no-endpoints',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Service has neither a selector nor endpoints',
    ko: 'Service에 셀렉터도 엔드포인트도 없습니다',
  },
  why: {
    en: 'Without a selector nobody fills in the endpoints: an Endpoints object of the same name, or an EndpointSlice labelled `kubernetes.io/service-name`, has to be written by hand or by a controller. Until then connections are refused.',
    ko: '셀렉터가 없으면 아무도 엔드포인트를 채우지 않습니다. 같은 이름의 Endpoints나 `kubernetes.io/service-name` 레이블이 있는 EndpointSlice를 직접 또는 컨트롤러로 만들어야 하며 그전까지는 연결이 거부됩니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors'],
  on: ['service'],
  *check(service, view) {
    if (!lacksEndpoints(view, service)) return;
    // A Service on its own may be an example of something else, or have its endpoints made elsewhere.
    const beside = view.lookupType('workload', keys.inFolder(folderOf(service.place.document.file)));
    yield { place: service.namePlace, message: message(texts.none), severity: beside.length > 0 ? 'warning' : 'info' };
  },
});
