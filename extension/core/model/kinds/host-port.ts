/**
 * The ports of its node that a pod takes: `hostPort`, and every port of a pod with `hostNetwork: true`, for which the API server sets
 * hostPort to containerPort when the pod is created (pkg/apis/core/v1/defaults.go SetDefaults_Pod).
 */
import type { Place } from '../../yaml/syntax.ts';
import { knownValue } from '../fact.ts';
import type { Container, ContainerPort, PodTemplate } from './pod.ts';

export interface HostPort {
  readonly container: Container;
  readonly port: ContainerPort;
  readonly number: number;
  readonly protocol: string;
  /** '' for every address of the node. */
  readonly hostIP: string;
  /** The number's characters. */
  readonly place: Place;
}

/** In order of containers and ports. Ports of which a template decides the number, the protocol or the address are left out. */
export function hostPortsOf(pod: PodTemplate): HostPort[] {
  const inHostNetwork = knownValue(pod.hostNetwork) === true;
  return pod.containers.flatMap(container =>
    container.ports.flatMap(port => {
      const written = port.hostPort?.known === false || port.hostPort?.value ? port.hostPort : undefined;
      const fact = written ?? (inHostNetwork ? port.containerPort : undefined);
      if (!fact?.known || port.protocol?.known === false || port.hostIP?.known === false) return [];
      const { value: number, place } = fact;
      return [
        { container, port, number, protocol: port.protocol?.value ?? 'TCP', hostIP: port.hostIP?.value ?? '', place },
      ];
    }),
  );
}

/** The address stands for all addresses of the node. */
export function isAnyHostIP(hostIP: string): boolean {
  return hostIP === '' || hostIP === '0.0.0.0' || hostIP === '::';
}

/** Two sockets cannot be bound at once: same number and protocol, and addresses of which one covers the other. */
export function hostPortsOverlap(a: HostPort, b: HostPort): boolean {
  if (a.number !== b.number || a.protocol !== b.protocol) return false;
  return a.hostIP === b.hostIP || isAnyHostIP(a.hostIP) || isAnyHostIP(b.hostIP);
}
