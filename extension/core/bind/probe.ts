/**
 * Probe and lifecycle ports (k8s.io/kubernetes pkg/probe ResolveContainerPort, pkg/kubelet/lifecycle resolvePort). The kubelet uses a
 * number as it is and looks a name up in the ports of the probed container alone, whatever their protocol.
 */
import { knownValue } from '../model/fact.ts';
import { type Container, type ContainerPort, type Probe, servingContainers } from '../model/kinds/pod.ts';
import { hasPlainPod, type Workload } from '../model/kinds/workload.ts';

export interface ProbedPort {
  readonly container: Container;
  readonly probe: Probe;
}

export type ProbePort =
  /** The number that is probed, with the container's own declaration of it if there is one. */
  | { readonly state: 'number'; readonly number: number; readonly declared: ContainerPort | undefined }
  /** No port of the container has the name. */
  | { readonly state: 'missing'; readonly name: string }
  | { readonly state: 'unknown' };

/** The probes and lifecycle handlers that connect to a port, with their containers. Only regular containers and sidecars have any. */
export function probesOf(workload: Workload): ProbedPort[] {
  if (!hasPlainPod(workload)) return [];
  return servingContainers(workload.pod).flatMap(container =>
    container.probes.filter(probe => probe.handler !== 'exec').map(probe => ({ container, probe })),
  );
}

/** `readinessProbe`, or `lifecycle.preStop`: the field for messages. */
export function probeField(probe: Probe): string {
  return probe.type === 'postStart' || probe.type === 'preStop' ? `lifecycle.${probe.type}` : probe.type;
}

/** What a probe connects to. */
export function resolveProbePort(workload: Workload, { container, probe }: ProbedPort): ProbePort {
  if (!probe.port?.known) return { state: 'unknown' };
  const wanted = probe.port.value;
  if (typeof wanted === 'number') {
    const declared = container.ports.filter(port => knownValue(port.containerPort) === wanted);
    return { state: 'number', number: wanted, declared: declared.find(isTcp) ?? declared[0] };
  }
  const declared = container.ports.find(port => knownValue(port.name) === wanted);
  if (declared) {
    if (!declared.containerPort?.known) return { state: 'unknown' };
    return { state: 'number', number: declared.containerPort.value, declared };
  }
  return hasKnownPortNames(workload, container) ? { state: 'missing', name: wanted } : { state: 'unknown' };
}

function isTcp(port: ContainerPort): boolean {
  return !port.protocol || knownValue(port.protocol) === 'TCP';
}

/** A container without an image is a fragment that something else completes, ports included. */
function hasKnownPortNames(workload: Workload, container: Container): boolean {
  return (
    workload.shape === 'complete' &&
    workload.pod.containersComplete &&
    container.image !== undefined &&
    container.portsComplete &&
    container.ports.every(port => port.name?.known !== false)
  );
}
