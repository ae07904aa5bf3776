/** A hand-written EndpointSlice that belongs to no Service. */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const missing = {
  en: 'The EndpointSlice has no label kubernetes.io/service-name, so it belongs to no Service',
  ko: 'EndpointSlice에 kubernetes.io/service-name 레이블이 없어 어떤 Service에도 속하지 않습니다',
};

export const endpointsliceServiceLabelMissing = defineRule({
  id: 'endpointslice-service-label-missing',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'EndpointSlice without the label that ties it to a Service',
    ko: 'EndpointSlice에 Service와 이어 주는 레이블이 없습니다',
  },
  why: {
    en: 'kube-proxy and DNS find the endpoints of a Service by the label `kubernetes.io/service-name`, not by the name of the slice. Without it nothing uses the addresses.',
    ko: 'kube-proxy와 DNS는 슬라이스 이름이 아니라 `kubernetes.io/service-name` 레이블로 Service의 엔드포인트를 찾습니다. 레이블이 없으면 아무도 이 주소를 쓰지 않습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership'],
  on: ['endpoints'],
  *check(slice, view) {
    if (slice.kind !== 'EndpointSlice' || slice.owned || !isWhole(slice) || view.isOpen(slice)) return;
    if (slice.labels && (!slice.labels.complete || slice.labels.entries.has('kubernetes.io/service-name'))) return;
    // Another controller's slices are its own business.
    if (slice.labels?.entries.has('endpointslice.kubernetes.io/managed-by')) return;
    yield { place: slice.namePlace, message: message(missing) };
  },
});
