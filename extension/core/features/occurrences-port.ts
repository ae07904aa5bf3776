/** Where a port is written, by its name or by its number: of a Service, or of a container. */

import { bindBackend, bindBackendPort } from '../bind/backend.ts';
import { callersOf } from '../bind/callers.ts';
import { labelsOf, matchSelector } from '../bind/label-match.ts';
import { resolveTargetPort } from '../bind/port.ts';
import { bindSelector, hasSelector, selectingServices } from '../bind/selector.ts';
import { endpointsOf, waysIn } from '../bind/ways-in.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import type { Monitor } from '../model/kinds/monitor.ts';
import type { ContainerPort } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { closure, Occurrences } from './occurrence.ts';

/** Which way of writing a port is meant; only names can be renamed. */
export type PortBy = 'name' | 'number';

const isBy = (fact: Fact<unknown> | undefined, by: PortBy) =>
  fact?.known === true && typeof fact.value === (by === 'name' ? 'string' : 'number');

/** The occurrences of a port of a Service. */
export function servicePortOccurrences(view: View, service: Service, port: ServicePort, by: PortBy): Occurrences {
  const start: PortOf<Service, ServicePort>[] = [{ owner: service, port }];
  const known = new Map<ServicePort, PortOf<Service, ServicePort>>([[port, start[0]!]]);
  const ports = closure(start, item => otherServicePorts(view, item, known));
  const occurrences = new Occurrences();
  for (const { owner, port: one } of ports) {
    occurrences.add((by === 'name' ? one.name : one.port)?.place, true);
    for (const way of waysIn(view, owner)) {
      if (way.type === 'ingress' && way.port === one) {
        occurrences.add((by === 'name' ? way.backend.portName : way.backend.portNumber)?.place, false);
      }
      if (way.type === 'route' && by === 'name' && knownValue(way.route.targetPort) === knownValue(one.name)) {
        occurrences.add(way.route.targetPort?.place, false);
      }
    }
    if (by === 'name') addNamedUsers(view, owner, one, occurrences);
    else {
      for (const { reference } of callersOf(view, owner)) {
        const { portBinding, portIsWritten } = reference;
        if (portIsWritten && portBinding?.state === 'bound' && portBinding.targets.includes(one)) {
          occurrences.add(reference.place, false, true);
        }
      }
    }
  }
  return occurrences;
}

interface PortOf<O, P> {
  readonly owner: O;
  readonly port: P;
}

/** Ports of other variants of the Service that the same backend means. */
function otherServicePorts(
  view: View,
  { owner, port }: PortOf<Service, ServicePort>,
  known: Map<ServicePort, PortOf<Service, ServicePort>>,
): PortOf<Service, ServicePort>[] {
  return waysIn(view, owner).flatMap(way => {
    if (way.type !== 'ingress' || way.port !== port) return [];
    const binding = bindBackend(view, way.ingress, way.backend);
    if (binding?.state !== 'bound') return [];
    return binding.targets.flatMap(other => {
      const found = bindBackendPort(other, way.backend);
      if (found?.state !== 'bound') return [];
      const item = known.get(found.targets[0]) ?? { owner: other, port: found.targets[0] };
      known.set(item.port, item);
      return [item];
    });
  });
}

function addNamedUsers(view: View, service: Service, port: ServicePort, occurrences: Occurrences): void {
  const name = knownValue(port.name);
  if (name === undefined) return;
  for (const endpoints of endpointsOf(view, service)) {
    for (const subset of endpoints.subsets) {
      for (const end of subset.ports) if (knownValue(end.name) === name) occurrences.add(end.name?.place, false);
    }
  }
  for (const monitor of monitorsOf(view, service, 'ServiceMonitor')) {
    for (const end of monitor.endpoints) if (knownValue(end.port) === name) occurrences.add(end.port?.place, false);
  }
}

/** The occurrences of a container port: declarations in all workloads that one Service port means, targetPorts and probes. */
export function containerPortOccurrences(view: View, workload: Workload, port: ContainerPort, by: PortBy): Occurrences {
  const start: PortOf<Workload, ContainerPort> = { owner: workload, port };
  const known = new Map([[port, start]]);
  const occurrences = new Occurrences();
  const ports = closure([start], item => {
    const also: PortOf<Workload, ContainerPort>[] = [];
    for (const service of selectingServices(view, item.owner)) {
      for (const servicePort of service.ports) {
        if (!isBy(servicePort.targetPort, by) || declaredBy(servicePort, item.owner) !== item.port) continue;
        occurrences.add(servicePort.targetPort?.place, false);
        for (const other of selectedBy(view, service)) {
          const declared = declaredBy(servicePort, other);
          if (!declared) continue;
          const found = known.get(declared) ?? { owner: other, port: declared };
          known.set(declared, found);
          also.push(found);
        }
      }
    }
    return also;
  });
  for (const { owner, port: one } of ports) {
    const fact = by === 'name' ? one.name : one.containerPort;
    occurrences.add(fact?.place, true);
    const container = owner.pod.containers.find(c => c.ports.includes(one));
    for (const probe of container?.probes ?? []) {
      if (probe.port?.known && probe.port.value === knownValue<unknown>(fact)) occurrences.add(probe.port.place, false);
    }
    if (by === 'name') addMonitors(view, owner, one, occurrences);
  }
  if (by === 'name') addPolicyPorts(view, [...ports], occurrences);
  return occurrences;
}

/**
 * Ports of network policies that mean these container ports alone. A name that a policy shares with pods of another kind is theirs
 * as well, so it is no occurrence of this one.
 */
function addPolicyPorts(view: View, ports: readonly PortOf<Workload, ContainerPort>[], occurrences: Occurrences): void {
  const [first] = ports;
  const namespace = first && view.namespaceOf(first.owner);
  if (!first || namespace === undefined) return;
  const name = knownValue(first.port.name);
  const owners = new Set(ports.map(({ owner }) => owner));
  for (const policy of view.inNamespace(first.owner, 'network-policy', namespace)) {
    const named = (policy.ingress?.items ?? []).flatMap(rule =>
      (rule.ports?.items ?? []).filter(port => knownValue<unknown>(port.port) === name),
    );
    if (named.length === 0) continue;
    const meant = view
      .inNamespace(first.owner, 'workload', namespace)
      .filter(workload => workload.pod.containers.some(c => c.ports.some(port => knownValue(port.name) === name)))
      .filter(w => !policy.podSelector || matchSelector(labelsOf(w.pod.labels, w), policy.podSelector) !== 'no');
    if (meant.length > 0 && meant.every(workload => owners.has(workload))) {
      for (const port of named) occurrences.add(port.port?.place, false);
    }
  }
}

function addMonitors(view: View, workload: Workload, port: ContainerPort, occurrences: Occurrences): void {
  const name = knownValue(port.name);
  for (const monitor of monitorsOf(view, workload, 'PodMonitor')) {
    for (const end of monitor.endpoints) {
      for (const fact of [end.port, end.targetPort])
        if (knownValue<unknown>(fact) === name) occurrences.add(fact?.place, false);
    }
  }
  for (const service of selectingServices(view, workload)) {
    for (const monitor of monitorsOf(view, service, 'ServiceMonitor')) {
      for (const { targetPort } of monitor.endpoints) {
        if (knownValue<unknown>(targetPort) === name) occurrences.add(targetPort?.place, false);
      }
    }
  }
}

function declaredBy(port: ServicePort, workload: Workload): ContainerPort | undefined {
  const resolution = resolveTargetPort(port, workload);
  return resolution.state === 'declared' ? resolution.declared.port : undefined;
}

function selectedBy(view: View, service: Service): readonly Workload[] {
  const binding = hasSelector(service) ? bindSelector(view, service) : undefined;
  return binding?.state === 'bound' ? binding.targets : [];
}

/** Monitors that surely select an object. Looks at all of the set: monitors are few. */
function monitorsOf(view: View, resource: Service | Workload, kind: string): Monitor[] {
  const namespace = view.namespaceOf(resource);
  const labels = labelsOf(resource.type === 'workload' ? resource.pod.labels : resource.labels, resource);
  return view.lookupType('monitor', keys.everywhere(view.setOf(resource), 'monitor')).filter(monitor => {
    if (monitor.kind !== kind || !monitor.selector) return false;
    const { any, names } = monitor.namespaces;
    const isHere = any || (names ? hasName(names.items, namespace) : view.namespaceOf(monitor) === namespace);
    return isHere && matchSelector(labels, monitor.selector) === 'yes';
  });
}

function hasName(names: readonly Fact<string>[], namespace: Resource['kind'] | undefined): boolean {
  return names.some(name => knownValue(name) === namespace);
}
