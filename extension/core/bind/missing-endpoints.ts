/** A Service without a selector that nobody writes endpoints for (semantics S6). */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import { isSwitchedByRollout } from './selector.ts';
import { isBuiltInService } from './service-name.ts';
import { isWhole, serviceTypeOf } from './service-shape.ts';
import { endpointsOf } from './ways-in.ts';

/** There is neither a selector nor an Endpoints or EndpointSlice, and no controller is known to make one. */
export function lacksEndpoints(view: View, service: Service): boolean {
  if (!isWhole(service) || service.selector?.complete === false) return false;
  if ((service.selector?.entries.size ?? 0) > 0) return false;
  const type = serviceTypeOf(service);
  if (type === undefined || type === 'ExternalName') return false;
  if (view.isOpen(service) || view.hasUncertain(service, 'endpoints') || isFilledByController(view, service)) {
    return false;
  }
  return endpointsOf(view, service).length === 0;
}

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
