/** What stands in the checked object itself of the names that processes use: a workload's own, or those that readers find in a ConfigMap. */
import {
  type ServiceReference,
  serviceReferences,
  type WrittenHost,
  writtenHosts,
} from '../../bind/service-reference.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { knownValue } from '../../model/fact.ts';
import type { ConfigMap } from '../../model/kinds/config-map.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import type { Place } from '../../yaml/syntax.ts';

export interface FoundReference {
  readonly reference: ServiceReference;
  /** Whose processes use the name. */
  readonly workload: Workload;
}

/** References to Services, each place once for each namespace that it means, in order. */
export function referencesIn(view: View, resource: Workload | ConfigMap): FoundReference[] {
  return ownIn(view, resource, serviceReferences, reference => reference.service.namespace).map(
    ({ found, workload }) => ({ reference: found, workload }),
  );
}

export interface FoundHost {
  readonly host: WrittenHost;
  /** Whose processes use the name. */
  readonly workload: Workload;
}

/** All host names, whatever they mean, each place once for each namespace of those who use it. */
export function hostsIn(view: View, resource: Workload | ConfigMap): FoundHost[] {
  return ownIn(view, resource, writtenHosts, (_, workload) => view.namespaceOf(workload) ?? '').map(
    ({ found, workload }) => ({ host: found, workload }),
  );
}

function ownIn<T extends { readonly place: Place }>(
  view: View,
  resource: Workload | ConfigMap,
  find: (view: View, workload: Workload) => readonly T[],
  identity: (found: T, workload: Workload) => string,
): { readonly found: T; readonly workload: Workload }[] {
  const users = resource.type === 'workload' ? [resource] : usersOf(view, resource);
  const result = new Map<string, { readonly found: T; readonly workload: Workload }>();
  for (const workload of users) {
    for (const found of find(view, workload)) {
      const { place } = found;
      const isOwn =
        place.document === resource.place.document &&
        resource.place.start <= place.start &&
        place.end <= resource.place.end;
      const id = `${place.start}:${identity(found, workload)}`;
      if (isOwn && !result.has(id)) result.set(id, { found, workload });
    }
  }
  return [...result.values()];
}

function usersOf(view: View, configMap: ConfigMap): readonly Workload[] {
  const namespace = view.namespaceOf(configMap);
  const name = knownValue(configMap.name);
  if (namespace === undefined || name === undefined) return [];
  return view.lookupType('workload', keys.configMapUsers(view.setOf(configMap), namespace, name));
}
