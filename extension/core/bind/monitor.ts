/**
 * ServiceMonitor to Services, PodMonitor to workloads (prometheus-operator, Selector and NamespaceSelector). A ServiceMonitor looks at
 * the labels of the Service itself, never at the Service's selector; without a namespaceSelector at its own namespace only.
 */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { nearestVariants } from '../index/view.ts';
import type { Monitor } from '../model/kinds/monitor.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { type Binding, bound } from './binding.ts';
import { type Labels, labelsOf, type Match, matchSelector } from './label-match.ts';
import { isMadeByOperator } from './selector.ts';

/** The Services of a ServiceMonitor. Near misses are the Services of its namespaces. */
export function bindMonitoredServices(view: View, monitor: Monitor): Binding<Service> {
  return bindMonitored(view, monitor, 'service', service => labelsOf(service.labels, service));
}

/** The workloads of a PodMonitor. Near misses are the workloads of its namespaces. */
export function bindMonitoredWorkloads(view: View, monitor: Monitor): Binding<Workload> {
  return bindMonitored(view, monitor, 'workload', workload => labelsOf(workload.pod.labels, workload));
}

function bindMonitored<T extends 'service' | 'workload', R extends T extends 'service' ? Service : Workload>(
  view: View,
  monitor: Monitor,
  type: T,
  labels: (resource: R) => Labels,
): Binding<R> {
  const namespaces = namespacesOf(view, monitor);
  const { selector } = monitor;
  if (!namespaces || !selector?.complete) return { state: 'unknown', why: 'templated' };
  const inReach = (
    namespaces === 'any'
      ? view.lookupType(type, keys.everywhere(view.setOf(monitor), type))
      : namespaces.flatMap(namespace => view.inNamespace(monitor, type, namespace))
  ) as readonly R[];
  const candidates = nearestVariants(monitor, inReach, view);
  const matches = candidates.map((candidate): [R, Match] => [candidate, matchSelector(labels(candidate), selector)]);
  const found = bound(matches.flatMap(([candidate, match]) => (match === 'yes' ? [candidate] : [])));
  if (found) return found;
  if (matches.some(([, match]) => match === 'unknown') || view.hasUncertain(monitor, type)) {
    return { state: 'unknown', why: 'templated' };
  }
  // Without any candidate the manifests say nothing about what is in these namespaces.
  if (view.isOpen(monitor) || candidates.length === 0 || mayBeMadeElsewhere(view, monitor, namespaces)) {
    return { state: 'unknown', why: 'external' };
  }
  return { state: 'unbound', nearest: candidates };
}

function namespacesOf(view: View, monitor: Monitor): 'any' | readonly string[] | undefined {
  if (monitor.shape !== 'complete') return undefined;
  if (monitor.namespaces.any) return 'any';
  const { names } = monitor.namespaces;
  if (names && names.items.length > 0) {
    const known = names.items.flatMap(name => (name.known ? [name.value] : []));
    return names.complete && known.length === names.items.length ? known : undefined;
  }
  const own = view.namespaceOf(monitor);
  return own === undefined ? undefined : [own];
}

/** Services and pods that come with the cluster, or that an operator makes from a custom resource and labels with its name. */
function mayBeMadeElsewhere(view: View, monitor: Monitor, namespaces: 'any' | readonly string[]): boolean {
  if (namespaces === 'any' || namespaces.includes('kube-system')) return true;
  const pairs = new Map(
    [...(monitor.selector?.matchLabels?.entries ?? [])].flatMap(([label, fact]) =>
      fact.known ? [[label, fact.value] as const] : [],
    ),
  );
  if (namespaces.includes('default') && pairs.get('component') === 'apiserver') return true;
  return [...namespaces].some(namespace => isMadeByOperator(view, monitor, namespace, pairs));
}
