/** Hand-written endpoints: `v1 Endpoints` and `discovery.k8s.io/v1 EndpointSlice` in one shape. */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface EndpointPort {
  /** Absent and '' are the same: the single unnamed port. */
  readonly name: Fact<string> | undefined;
  readonly port: Fact<number> | undefined;
  readonly protocol: Fact<string> | undefined;
  readonly place: Place;
}

export interface EndpointSubset {
  readonly addresses: readonly Fact<string>[];
  readonly ports: readonly EndpointPort[];
}

export interface Endpoints extends ResourceBase {
  readonly type: 'endpoints';
  /** The Service these endpoints belong to: an Endpoints object's own name, an EndpointSlice's `kubernetes.io/service-name`. */
  readonly serviceName: Fact<string> | undefined;
  /** `IPv4`, `IPv6` or `FQDN`; only an EndpointSlice has it. */
  readonly addressType: Fact<string> | undefined;
  readonly subsets: readonly EndpointSubset[];
}

export function lowerEndpoints(base: ResourceBase, root: Fields): Endpoints {
  const subsets = (root.children('subsets')?.items ?? []).map(subset => ({
    addresses: [
      ...(subset.children('addresses')?.items ?? []),
      ...(subset.children('notReadyAddresses')?.items ?? []),
    ].flatMap(address => address.string('ip') ?? []),
    ports: (subset.children('ports')?.items ?? []).map(lowerEndpointPort),
  }));
  return { ...base, type: 'endpoints', serviceName: base.name, addressType: undefined, subsets };
}

export function lowerEndpointSlice(base: ResourceBase, root: Fields): Endpoints {
  const addresses = (root.children('endpoints')?.items ?? []).flatMap(
    endpoint => endpoint.strings('addresses')?.items ?? [],
  );
  const ports = (root.children('ports')?.items ?? []).map(lowerEndpointPort);
  return {
    ...base,
    type: 'endpoints',
    serviceName: base.labels?.entries.get('kubernetes.io/service-name'),
    addressType: root.string('addressType'),
    subsets: [{ addresses, ports }],
  };
}

function lowerEndpointPort(port: Fields): EndpointPort {
  return { name: port.string('name'), port: port.integer('port'), protocol: port.string('protocol'), place: port.node };
}
