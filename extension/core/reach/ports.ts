/** The ports a rule opens on a destination. Names are looked up in the destination's pods (network-policy rules 32–40). */
import { declaredPorts, protocolOf } from '../bind/port.ts';
import { type Fact, type FactList, knownValue, valueOrDefault } from '../model/fact.ts';
import type { AdminPort } from '../model/kinds/admin-policy.ts';
import type { PolicyPort } from '../model/kinds/network-policy.ts';
import { servingContainers } from '../model/kinds/pod.ts';
import type { End } from './ends.ts';
import { anything, either, everything, nothing, type Outcome } from './outcome.ts';
import { noPorts, type PortSet, portsOf, union } from './port-set.ts';

/** Ports of a NetworkPolicy rule; absent and empty mean all. */
export function policyPorts(ports: FactList<PolicyPort> | undefined, destination: End): Outcome {
  if (!ports || (ports.complete && ports.items.length === 0)) return everything;
  return ports.items.map(port => policyPort(port, destination)).reduce(either, ports.complete ? nothing : anything);
}

function policyPort(port: PolicyPort, destination: End): Outcome {
  const protocol = valueOrDefault(port.protocol, 'TCP');
  if (protocol === undefined || port.port?.known === false || port.endPort?.known === false) return anything;
  if (!port.port) return sure(portsOf(protocol));
  const { value } = port.port;
  if (typeof value === 'string') return namedPort(destination, value, protocol);
  return sure(portsOf(protocol, value, knownValue(port.endPort) ?? value));
}

/** Ports of an administrator's rule; absent means all. A named port takes the protocol of the container port. */
export function adminPorts(ports: readonly AdminPort[] | undefined, destination: End): Outcome {
  if (!ports) return everything;
  return ports.map(port => sure(adminPort(port, destination))).reduce(either, nothing);
}

function adminPort(port: AdminPort, destination: End): PortSet {
  if (port.name !== undefined) return namedPorts(destination, port.name, undefined);
  if (port.protocol === undefined || port.first === undefined) return noPorts;
  return portsOf(port.protocol, port.first, port.last ?? port.first);
}

/** A pod whose ports a template decides may have one of any name. */
function namedPort(destination: End, name: string, protocol: string): Outcome {
  const declared = namedPorts(destination, name, protocol);
  const pod = destination.type === 'pod' ? destination.pod : undefined;
  const isKnown =
    !pod ||
    (pod.containersComplete &&
      servingContainers(pod).every(
        container =>
          container.portsComplete &&
          container.ports.every(port => !isTemplated(port.name) && !isTemplated(port.containerPort)),
      ));
  return { sure: declared, possible: isKnown ? declared : portsOf(protocol) };
}

function isTemplated(fact: Fact<unknown> | undefined): boolean {
  return fact?.known === false;
}

/** An address outside has no named ports. */
function namedPorts(destination: End, name: string, protocol: string | undefined): PortSet {
  if (destination.type === 'outside' || !destination.pod) return noPorts;
  return declaredPorts(destination.pod)
    .filter(
      declared =>
        knownValue(declared.port.name) === name && (protocol === undefined || protocolOf(declared.port) === protocol),
    )
    .map(declared => portsOf(protocolOf(declared.port) ?? '', declared.number, declared.number))
    .reduce(union, noPorts);
}

function sure(ports: PortSet): Outcome {
  return { sure: ports, possible: ports };
}
