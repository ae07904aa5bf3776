/**
 * One Service port against all pods that the Service is there for: what rules about `targetPort` ask. How a port resolves in one
 * workload is decided in port.ts.
 */

import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import { type Container, servingContainers } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { isOneEditAway, nearestNames } from '../text/nearest.ts';
import { isProbed, mentionsNumber } from './mentions.ts';
import {
  type DeclaredPort,
  declaredPorts,
  type PortResolution,
  protocolOf,
  resolveTargetPort,
  targetOf,
} from './port.ts';
import { selectingServices } from './selector.ts';

export interface PortEnd {
  readonly workload: Workload;
  readonly resolution: PortResolution;
}

/** Where the port ends in each workload, in order. */
export function portEnds(view: View, port: ServicePort, workloads: readonly Workload[]): PortEnd[] {
  return workloads.map(workload => ({ workload, resolution: portEnd(view, port, workload) }));
}

/** Where the port ends in one workload. An overlay may still declare a port, though hardly one that differs from another by a slip. */
export function portEnd(view: View, port: ServicePort, workload: Workload): PortResolution {
  const resolution = resolveTargetPort(port, workload);
  if (!view.isOpen(workload)) return resolution;
  const ports = portsOfProtocol(workload, protocolOf(port) ?? 'TCP');
  switch (resolution.state) {
    case 'missing': {
      const names = ports.flatMap(({ port }) => knownValue(port.name) ?? []);
      return nearestNames(resolution.name, names).length > 0 ? resolution : { state: 'unknown' };
    }
    case 'undeclared':
      return ports.some(({ number }) => isSlip(number, resolution.number)) ? resolution : { state: 'unknown' };
    default:
      return resolution;
  }
}

/** The ports of serving containers with this protocol. */
export function portsOfProtocol(workload: Workload, protocol: string): DeclaredPort[] {
  return declaredPorts(workload.pod).filter(declared => protocolOf(declared.port) === protocol);
}

/** Ports with the name or number of the target, but another protocol than the Service port's. */
export function portsOfOtherProtocol(port: ServicePort, workload: Workload): DeclaredPort[] {
  const target = targetOf(port);
  const protocol = protocolOf(port);
  return declaredPorts(workload.pod).filter(declared => {
    const other = protocolOf(declared.port);
    if (other === undefined || other === protocol) return false;
    return typeof target === 'number' ? declared.number === target : knownValue(declared.port.name) === target;
  });
}

/** A container whose ports never become endpoints (init without `restartPolicy: Always`, ephemeral) that declares the name. */
export function idleContainerWith(name: string, workload: Workload): Container | undefined {
  const serving = new Set(servingContainers(workload.pod));
  return workload.pod.containers.find(
    container => !serving.has(container) && container.ports.some(port => knownValue(port.name) === name),
  );
}

/** The pod's manifests give a reason to expect a listener on the number, or hide whether they do. */
export function mayListenOn(view: View, workload: Workload, number: number): boolean {
  return isProbed(workload.pod, number) || mentionsNumber(view, workload, number) !== 'no';
}

/**
 * The declared port that a numeric target was plainly meant to be: the only one where the Service has a single port of that
 * protocol, else one that a slip of the pen turns into the target. Ports that the Service reaches already are out of the question,
 * and of several declared ones those that another Service reaches.
 */
export function plainlyMeant(
  view: View,
  service: Service,
  port: ServicePort,
  workloads: readonly Workload[],
): number | undefined {
  const target = targetOf(port);
  const protocol = protocolOf(port);
  if (typeof target !== 'number' || protocol === undefined) return undefined;
  const siblings = service.ports.filter(other => other !== port && protocolOf(other) === protocol);
  const taken = new Set(
    siblings.flatMap(other =>
      portEnds(view, other, workloads).flatMap(({ resolution }) =>
        resolution.state === 'declared' ? [resolution.number] : [],
      ),
    ),
  );
  const declared = workloads.flatMap(workload => portsOfProtocol(workload, protocol).map(d => d.number));
  const free = [...new Set(declared)].filter(number => !taken.has(number));
  const slips = free.filter(number => isSlip(number, target));
  if (siblings.length === 0 && free.length === 1) return free[0];
  const [slip] = slips;
  if (slip === undefined || slips.length > 1) return undefined;
  return portsOfOtherServices(view, service, workloads).has(slip) ? undefined : slip;
}

function portsOfOtherServices(view: View, service: Service, workloads: readonly Workload[]): ReadonlySet<number> {
  const others = workloads.flatMap(workload => selectingServices(view, workload)).filter(other => other !== service);
  const ends = others.flatMap(other => other.ports.flatMap(port => portEnds(view, port, workloads)));
  return new Set(ends.flatMap(({ resolution }) => (resolution.state === 'declared' ? [resolution.number] : [])));
}

/** 8080 and 8000, 443 and 8443, 80 and 8080. */
function isSlip(a: number, b: number): boolean {
  const [x, y] = [String(a), String(b)];
  return isOneEditAway(x, y) || x + x === y || y + y === x;
}

/**
 * More than these files decides what the pods declare: a kustomization may patch a port in. Also a Service without an address of its
 * own, whose pods are found by name all the same.
 */
export function mayStillBeReached(view: View, service: Service, workloads: readonly Workload[]): boolean {
  return knownValue(service.clusterIP) === 'None' || [service, ...workloads].some(resource => view.isOpen(resource));
}

/**
 * Declared ports of another protocol than the Service port's are the ones that were meant: a protocol that somebody wrote down for
 * the container says more than one that the Service leaves to the default. Clients of a headless Service choose for themselves.
 */
export function isPlainlyOtherProtocol(
  service: Service,
  port: ServicePort,
  declared: readonly DeclaredPort[],
): boolean {
  const hasSibling = service.ports.some(other => other !== port && knownValue(other.port) === knownValue(port.port));
  return (
    !port.protocol &&
    !hasSibling &&
    declared.every(d => d.port.protocol !== undefined) &&
    knownValue(service.clusterIP) !== 'None'
  );
}
