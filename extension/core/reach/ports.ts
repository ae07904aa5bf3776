/** The ports a rule opens on a destination. Names are looked up in the destination's pods (network-policy rules 32–40). */
import { declaredPorts, protocolOf } from '../bind/port.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { AdminPort } from '../model/kinds/admin-policy.ts';
import type { PolicyPort } from '../model/kinds/network-policy.ts';
import type { End } from './ends.ts';
import { either, everything, nothing, type Outcome } from './outcome.ts';
import { allPorts, noPorts, type PortSet, portsOf, union } from './port-set.ts';

/** Ports of a NetworkPolicy rule; absent and empty mean all. */
export function policyPorts(ports: readonly PolicyPort[] | undefined, destination: End): Outcome {
  if (!ports || ports.length === 0) return everything;
  return ports.map(port => policyPort(port, destination)).reduce(either, nothing);
}

function policyPort(port: PolicyPort, destination: End): Outcome {
  const protocol = valueOrDefault(port.protocol, 'TCP');
  if (protocol === undefined || port.port?.known === false || port.endPort?.known === false)
    return { sure: noPorts, possible: allPorts };
  if (!port.port) return sure(portsOf(protocol));
  const { value } = port.port;
  if (typeof value === 'string') return sure(namedPorts(destination, value, protocol));
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
