/** A Service named by something else: an Ingress backend, a StatefulSet, a webhook. */
import { keys } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Resource } from '../model/resource.ts';
import { folderOf } from '../sources/folders.ts';
import { nearestNames } from '../text/nearest.ts';
import { type Binding, bound } from './binding.ts';
import { isCustomGroup } from './selector.ts';

/** The Services of a name in a namespace: one, or its variants. Near misses are Services of that namespace with similar names. */
export function bindServiceName(
  view: View,
  from: Resource,
  namespace: string | undefined,
  name: string,
): Binding<Service> {
  if (namespace === undefined) return { state: 'unknown', why: 'templated' };
  const found = bound(view.named(from, 'service', namespace, name));
  if (found) return found;
  if (view.hasUncertain(from, 'service')) return { state: 'unknown', why: 'templated' };
  if (view.isOpen(from) || isBuiltInService(namespace, name) || mayBeMadeByController(view, from, namespace, name)) {
    return { state: 'unknown', why: 'external' };
  }
  const services = nearestVariants(from, view.inNamespace(from, 'service', namespace), view);
  const byName = new Map(
    services.flatMap(service => (service.name?.known ? [[service.name.value, service] as const] : [])),
  );
  return { state: 'unbound', nearest: nearestNames(name, byName.keys()).map(near => byName.get(near)!) };
}

/** Services of that name in other namespaces. */
export function servicesElsewhere(view: View, from: Resource, namespace: string, name: string): readonly Service[] {
  const services = view.lookupType('service', keys.namedAnywhere(view.setOf(from), 'service', name));
  return services.filter(service => {
    const other = view.namespaceOf(service);
    return other !== undefined && other !== namespace;
  });
}

/**
 * The folder of `from` declares Services of the namespace: whoever wrote it keeps Services here, so one that is missing was most
 * likely forgotten or misspelt. Not for kube-system, where the cluster's add-ons have theirs.
 */
export function declaresServicesNearby(view: View, from: Resource, namespace: string): boolean {
  if (namespace === 'kube-system') return false;
  const folder = folderOf(from.place.document.file);
  return view.inNamespace(from, 'service', namespace).some(service => folderOf(service.place.document.file) === folder);
}

/** Services that every cluster has. */
export function isBuiltInService(namespace: string, name: string): boolean {
  return (namespace === 'default' && name === 'kubernetes') || (namespace === 'kube-system' && name === 'kube-dns');
}

/**
 * A controller makes Services from its own objects, named after them: Knative's from a Service or Configuration, an operator's from
 * a custom resource. The name of such an object, alone or as a prefix, is reason enough not to call the Service missing.
 */
function mayBeMadeByController(view: View, from: Resource, namespace: string, name: string): boolean {
  const set = view.setOf(from);
  const prefixes = name.split('-').map((_, i, parts) => parts.slice(0, i + 1).join('-'));
  return prefixes.some(prefix => {
    if (view.lookupType('other', keys.named(set, 'other', namespace, prefix)).some(other => isCustomGroup(other.group)))
      return true;
    return view
      .lookupType('workload', keys.named(set, 'workload', namespace, prefix))
      .some(w => isCustomGroup(w.group) && w.group !== 'argoproj.io');
  });
}

/**
 * The files hold Services of the namespace, so that one more could have been expected among them. A set without any says nothing
 * about what runs there (S19).
 */
export function knowsServicesOf(view: View, from: Resource, namespace: string): boolean {
  return view.inNamespace(from, 'service', namespace).length > 0;
}
