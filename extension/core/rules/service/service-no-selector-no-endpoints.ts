/** A Service that has neither a selector nor endpoints of its own (S6). */

import { isSwitchedByRollout } from '../../bind/selector.ts';
import { isBuiltInService } from '../../bind/service-name.ts';
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { endpointsOf } from '../../bind/ways-in.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
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
    if (service.shape !== 'complete' || service.selector?.complete === false) return;
    if ((service.selector?.entries.size ?? 0) > 0) return;
    const type = serviceTypeOf(service);
    if (type === undefined || type === 'ExternalName') return;
    if (view.isOpen(service) || view.hasUncertain(service, 'endpoints') || isFilledByController(view, service)) return;
    if (endpointsOf(view, service).length > 0) return;
    yield { place: service.namePlace, message: message(texts.none) };
  },
});

/** Somebody else is known to make the endpoints, or the Service is only a name for a router. */
function isFilledByController(view: View, service: Service): boolean {
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined || isBuiltInService(namespace, name) || service.owned) return true;
  const managedBy = knownValue(service.labels?.entries.get('app.kubernetes.io/managed-by'));
  if (managedBy !== undefined && !/^(?:helm|kustomize|kubectl)$/i.test(managedBy)) return true;
  const foreign = [...(service.annotations?.entries.keys() ?? []), ...(service.labels?.entries.keys() ?? [])];
  if (foreign.some(key => controllerKeys.test(key))) return true;
  const set = view.setOf(service);
  return (
    view.lookup(keys.kind(set, 'split.smi-spec.io', 'TrafficSplit')).length > 0 ||
    view.lookup(keys.named(set, 'other', namespace, name)).length > 0 ||
    isSwitchedByRollout(view, service)
  );
}

const controllerKeys =
  /(?:^|\.)(?:cilium\.io|linkerd\.io|submariner\.io|knative\.dev|istio\.io|kubevirt\.io|operator\.[a-z0-9.-]+)\/|leader/;
