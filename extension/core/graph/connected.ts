/** What belongs together because one refers to the other. */
import { bindSelector, hasSelector, selectingServices } from '../bind/selector.ts';
import { serviceReferences } from '../bind/service-reference.ts';
import { targetOf } from '../gateway/backend.ts';
import { listenerSetsOf, parentGateways } from '../gateway/listeners.ts';
import { bindParent } from '../gateway/parents.ts';
import { routesNaming } from '../gateway/serving.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import { backendReferencesOf } from '../model/kinds/gateway-route.ts';
import type { Resource } from '../model/resource.ts';

/**
 * The resources that belong into one picture with the given ones: everything connected to them by references in either direction.
 * Bounded by `limit`; a picture of more than that is nobody's picture.
 */
export function connectedResources(view: View, start: Iterable<Resource>, limit = 2000): Resource[] {
  const seen = new Set<Resource>(start);
  const queue = [...seen];
  for (let resource = queue.shift(); resource && seen.size < limit; resource = queue.shift()) {
    for (const neighbour of neighboursOf(view, resource)) {
      if (seen.has(neighbour)) continue;
      seen.add(neighbour);
      queue.push(neighbour);
    }
  }
  return [...seen];
}

function neighboursOf(view: View, resource: Resource): Resource[] {
  const namespace = view.namespaceOf(resource);
  const set = view.setOf(resource);
  switch (resource.type) {
    case 'ingress':
      return resource.rules
        .flatMap(rule => rule.paths.map(path => path.backend))
        .concat(resource.defaultBackend)
        .flatMap(backend => {
          const name = knownValue(backend?.serviceName);
          return name === undefined || namespace === undefined ? [] : view.named(resource, 'service', namespace, name);
        });
    case 'service': {
      const name = knownValue(resource.name);
      const binding = hasSelector(resource) ? bindSelector(view, resource) : undefined;
      const workloads = binding?.state === 'bound' ? binding.targets : [];
      const users =
        name === undefined || namespace === undefined ? [] : view.lookup(keys.backendUsers(set, namespace, name));
      return [...workloads, ...users];
    }
    case 'workload':
      return [
        ...selectingServices(view, resource),
        ...serviceReferences(view, resource).flatMap(r => (r.binding.state === 'bound' ? [...r.binding.targets] : [])),
      ];
    case 'gateway':
      return [...routesNaming(view, resource), ...listenerSetsOf(view, resource)];
    case 'listener-set':
      return [...routesNaming(view, resource), ...parentGateways(view, resource)];
    case 'gateway-route':
      return [
        ...(resource.parentRefs?.items ?? []).flatMap(parent => {
          const binding = bindParent(view, resource, parent);
          return binding?.state === 'bound' ? [...binding.targets] : [];
        }),
        ...backendReferencesOf(resource).flatMap(reference => {
          const target = targetOf(view, resource, reference);
          return target?.kind === 'Service' ? view.named(resource, 'service', target.namespace, target.name) : [];
        }),
      ];
    case 'endpoints': {
      const name = knownValue(resource.serviceName);
      return name === undefined || namespace === undefined ? [] : [...view.named(resource, 'service', namespace, name)];
    }
    default:
      return [];
  }
}
