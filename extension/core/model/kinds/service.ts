/** `v1 Service` (k8s.io/api/core/v1 ServiceSpec). */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList, StringMap } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface ServicePort {
  readonly name: Fact<string> | undefined;
  readonly port: Fact<number> | undefined;
  readonly targetPort: Fact<IntOrString> | undefined;
  readonly protocol: Fact<string> | undefined;
  readonly nodePort: Fact<number> | undefined;
  readonly appProtocol: Fact<string> | undefined;
  /** The whole list item. */
  readonly place: Place;
  /** Places of the item's keys as written. */
  readonly keyPlaces: ReadonlyMap<string, Place>;
}

export interface Service extends ResourceBase {
  readonly type: 'service';
  readonly serviceType: Fact<string> | undefined;
  /** Absent and `{}` both mean: no selector. */
  readonly selector: StringMap | undefined;
  readonly ports: readonly ServicePort[];
  /** False when a template may add ports. */
  readonly portsComplete: boolean;
  readonly portsPlace: Place | undefined;
  readonly clusterIP: Fact<string> | undefined;
  readonly clusterIPs: FactList<Fact<string>> | undefined;
  readonly externalName: Fact<string> | undefined;
  readonly externalIPs: FactList<Fact<string>> | undefined;
  readonly externalTrafficPolicy: Fact<string> | undefined;
  readonly internalTrafficPolicy: Fact<string> | undefined;
  readonly trafficDistribution: Fact<string> | undefined;
  readonly sessionAffinity: Fact<string> | undefined;
  readonly sessionAffinityConfig:
    | { readonly timeoutSeconds: Fact<number> | undefined; readonly place: Place }
    | undefined;
  readonly healthCheckNodePort: Fact<number> | undefined;
  readonly loadBalancerIP: Fact<string> | undefined;
  readonly loadBalancerClass: Fact<string> | undefined;
  readonly loadBalancerSourceRanges: FactList<Fact<string>> | undefined;
  readonly allocateLoadBalancerNodePorts: Fact<boolean> | undefined;
  readonly publishNotReadyAddresses: Fact<boolean> | undefined;
  /** `status.loadBalancer.ingress`: what a cluster has assigned, in manifests that were read from one. */
  readonly statusAddresses: readonly Fact<string>[];
  readonly ipFamilies: FactList<Fact<string>> | undefined;
  readonly ipFamilyPolicy: Fact<string> | undefined;
  /** The `spec` key's place, for findings about a field that is not there. */
  readonly specPlace: Place;
  /** Places of keys of `spec` as written, for findings about the field itself. */
  readonly keyPlaces: ReadonlyMap<string, Place>;
}

export function lowerService(base: ResourceBase, root: Fields): Service {
  const spec = root.child('spec');
  const ports = spec?.children('ports');
  const affinity = spec?.child('sessionAffinityConfig');
  return {
    ...base,
    type: 'service',
    serviceType: spec?.string('type'),
    selector: spec?.stringMap('selector'),
    ports: ports?.items.map(lowerPort) ?? [],
    portsComplete: ports?.complete ?? base.shape === 'complete',
    portsPlace: spec?.keyPlace('ports'),
    clusterIP: spec?.string('clusterIP'),
    clusterIPs: spec?.strings('clusterIPs'),
    externalName: spec?.string('externalName'),
    externalIPs: spec?.strings('externalIPs'),
    externalTrafficPolicy: spec?.string('externalTrafficPolicy'),
    internalTrafficPolicy: spec?.string('internalTrafficPolicy'),
    trafficDistribution: spec?.string('trafficDistribution'),
    sessionAffinity: spec?.string('sessionAffinity'),
    sessionAffinityConfig: affinity && {
      timeoutSeconds: affinity.child('clientIP')?.integer('timeoutSeconds'),
      place: affinity.node,
    },
    healthCheckNodePort: spec?.integer('healthCheckNodePort'),
    loadBalancerIP: spec?.string('loadBalancerIP'),
    loadBalancerClass: spec?.string('loadBalancerClass'),
    loadBalancerSourceRanges: spec?.strings('loadBalancerSourceRanges'),
    allocateLoadBalancerNodePorts: spec?.boolean('allocateLoadBalancerNodePorts'),
    publishNotReadyAddresses: spec?.boolean('publishNotReadyAddresses'),
    statusAddresses: balancerAddresses(root),
    ipFamilies: spec?.strings('ipFamilies'),
    ipFamilyPolicy: spec?.string('ipFamilyPolicy'),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
    keyPlaces: spec ? keyPlacesOf(spec) : new Map(),
  };
}

/** IP addresses and host names of `status.loadBalancer.ingress`, as Services and Ingresses have it. */
export function balancerAddresses(root: Fields): Fact<string>[] {
  const entries = root.child('status')?.child('loadBalancer')?.children('ingress')?.items ?? [];
  return entries.flatMap(entry => [entry.string('ip'), entry.string('hostname')].flatMap(fact => fact ?? []));
}

function lowerPort(port: Fields): ServicePort {
  return {
    name: port.string('name'),
    port: port.integer('port'),
    targetPort: port.intOrString('targetPort'),
    protocol: port.string('protocol'),
    nodePort: port.integer('nodePort'),
    appProtocol: port.string('appProtocol'),
    place: port.node,
    keyPlaces: keyPlacesOf(port),
  };
}

function keyPlacesOf(fields: Fields): ReadonlyMap<string, Place> {
  return new Map(fields.keys.map(key => [key, fields.keyPlace(key)!]));
}
