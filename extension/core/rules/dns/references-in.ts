/** The Service references that stand in the checked object itself: a workload's own, or those that its readers find in a ConfigMap. */
import { type ServiceReference, serviceReferences } from '../../bind/service-reference.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { knownValue } from '../../model/fact.ts';
import type { ConfigMap } from '../../model/kinds/config-map.ts';
import type { Workload } from '../../model/kinds/workload.ts';

export interface FoundReference {
  readonly reference: ServiceReference;
  /** Whose processes use the name. */
  readonly workload: Workload;
}

/** Each place once, in order. */
export function referencesIn(view: View, resource: Workload | ConfigMap): FoundReference[] {
  const users = resource.type === 'workload' ? [resource] : usersOf(view, resource);
  const found = new Map<string, FoundReference>();
  for (const workload of users) {
    for (const reference of serviceReferences(view, workload)) {
      const { place } = reference;
      const isOwn =
        place.document === resource.place.document &&
        resource.place.start <= place.start &&
        place.end <= resource.place.end;
      const id = `${place.start}:${reference.service.namespace}`;
      if (isOwn && !found.has(id)) found.set(id, { reference, workload });
    }
  }
  return [...found.values()];
}

function usersOf(view: View, configMap: ConfigMap): readonly Workload[] {
  const namespace = view.namespaceOf(configMap);
  const name = knownValue(configMap.name);
  if (namespace === undefined || name === undefined) return [];
  return view.lookupType('workload', keys.configMapUsers(view.setOf(configMap), namespace, name));
}
