/**
 * What a Service's class and annotations say about its load balancer: who makes it, whether it faces the internet, and what it sends
 * to. Defaults that a cluster's configuration may change are not guessed.
 */
import { serviceTypeOf } from '../bind/service-shape.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';

/**
 * `node-port`: the node port of some node. `node`: a node, with the address of the load balancer as the destination, so that no node
 * port is on the way. `pod`: the pods' own addresses.
 */
export type BalancerTarget = 'node-port' | 'node' | 'pod';

export interface Balancer {
  readonly provider: string;
  readonly scheme: 'internal' | 'internet-facing' | undefined;
  readonly target: BalancerTarget | undefined;
}

interface Provider {
  readonly name: string;
  readonly classes: RegExp;
  readonly keys: RegExp;
  read(written: Written): Omit<Balancer, 'provider'>;
}

interface Written {
  readonly loadBalancerClass: string;
  /** The trimmed value of an annotation; `''` where it is not written. */
  value(key: string): string;
}

const beta = 'service.beta.kubernetes.io/';
const none = /^$(?=x)/;

const providers: readonly Provider[] = [
  {
    name: 'AWS',
    classes: /^(?:service\.k8s\.aws|eks\.amazonaws\.com)\/nlb$/,
    keys: /^service\.beta\.kubernetes\.io\/aws-load-balancer-/,
    read: readAws,
  },
  {
    name: 'Azure',
    classes: none,
    keys: /^service\.beta\.kubernetes\.io\/azure-/,
    read: ({ value }) => ({
      scheme: isTrue(value(`${beta}azure-load-balancer-internal`)) ? 'internal' : 'internet-facing',
      target: isTrue(value(`${beta}azure-disable-load-balancer-floating-ip`)) ? 'node-port' : 'node',
    }),
  },
  {
    name: 'GKE',
    classes: /^networking\.gke\.io\/l4-/,
    keys: /^(?:networking|cloud)\.(?:gke\.io|google\.com)\/(?:load-balancer-type|l4-rbs|internal-load-balancer-.*|network-tier)$/,
    read: ({ value, loadBalancerClass }) => {
      const type = value('networking.gke.io/load-balancer-type') || value('cloud.google.com/load-balancer-type');
      const isInternal = /^internal$/i.test(type) || loadBalancerClass.endsWith('-internal');
      return { scheme: isInternal ? 'internal' : 'internet-facing', target: 'node' };
    },
  },
  {
    name: 'DigitalOcean',
    classes: none,
    keys: /^service\.beta\.kubernetes\.io\/do-loadbalancer-/,
    read: ({ value }) => ({
      scheme: /^internal$/i.test(value(`${beta}do-loadbalancer-network`)) ? 'internal' : 'internet-facing',
      target: /^regional_network$/i.test(value(`${beta}do-loadbalancer-type`)) ? 'node' : 'node-port',
    }),
  },
  {
    name: 'Hetzner Cloud',
    classes: none,
    keys: /^load-balancer\.hetzner\.cloud\//,
    read: ({ value }) => ({
      scheme: schemeBy(value('load-balancer.hetzner.cloud/disable-public-network')),
      target: 'node-port',
    }),
  },
  {
    name: 'OpenStack',
    classes: none,
    keys: /^(?:loadbalancer\.openstack\.org\/|service\.beta\.kubernetes\.io\/openstack-)/,
    read: ({ value }) => ({
      scheme: schemeBy(value(`${beta}openstack-internal-load-balancer`)),
      target: 'node-port',
    }),
  },
  {
    name: 'Oracle Cloud',
    classes: none,
    keys: /^(?:service\.beta\.kubernetes\.io\/oci-load-balancer-|oci(?:-network-load-balancer)?\.oraclecloud\.com\/)/,
    read: ({ value }) => ({
      scheme: schemeBy(
        value(`${beta}oci-load-balancer-internal`) || value('oci-network-load-balancer.oraclecloud.com/internal'),
      ),
      target: 'node-port',
    }),
  },
  {
    name: 'Linode',
    classes: none,
    keys: /^service\.beta\.kubernetes\.io\/linode-loadbalancer-/,
    read: () => ({ scheme: undefined, target: 'node-port' }),
  },
  {
    name: 'Cilium LB-IPAM',
    classes: /^io\.cilium\/(?:l2-announcer|bgp-control-plane|node)$/,
    keys: /^(?:lbipam\.cilium\.io\/|io\.cilium\/lb-ipam-)/,
    read: () => ({ scheme: undefined, target: 'node' }),
  },
  {
    name: 'kube-vip',
    classes: /^kube-vip\.io\//,
    keys: /^kube-vip\.io\//,
    read: () => ({ scheme: undefined, target: 'node' }),
  },
];

/** The load balancer of a Service; `undefined` where nothing, or more than one thing, says who makes it. */
export function balancerOf(service: Service): Balancer | undefined {
  if (serviceTypeOf(service) !== 'LoadBalancer' || service.annotations?.complete === false) return undefined;
  const loadBalancerClass = valueOrDefault(service.loadBalancerClass, '');
  if (loadBalancerClass === undefined) return undefined;
  const entries = service.annotations?.entries;
  const names = [...(entries?.keys() ?? [])];
  const found = providers.filter(provider =>
    loadBalancerClass === '' ? names.some(name => provider.keys.test(name)) : provider.classes.test(loadBalancerClass),
  );
  const [provider] = found;
  if (!provider || found.length > 1) return undefined;
  // A template may decide any of the values.
  if (names.some(name => provider.keys.test(name) && !entries?.get(name)?.known)) {
    return { provider: provider.name, scheme: undefined, target: undefined };
  }
  const value = (key: string) => knownValue(entries?.get(key))?.trim() ?? '';
  return { provider: provider.name, ...provider.read({ loadBalancerClass, value }) };
}

/**
 * The AWS Load Balancer Controller makes internal load balancers by default, the controller built into the cloud provider
 * internet-facing ones; without a class or a type of `external` either may be at work.
 */
function readAws({ loadBalancerClass, value }: Written): Omit<Balancer, 'provider'> {
  const of = (name: string) => value(`${beta}aws-load-balancer-${name}`);
  const type = of('type');
  const isByController = loadBalancerClass === 'service.k8s.aws/nlb' || type === 'external' || type === 'nlb-ip';
  const scheme = of('scheme');
  const internal = of('internal');
  const written =
    scheme === 'internal' || scheme === 'internet-facing'
      ? scheme
      : internal === 'true' || internal === '0.0.0.0/0'
        ? 'internal'
        : internal === 'false'
          ? 'internet-facing'
          : undefined;
  const targetType = of('nlb-target-type');
  const isAutoMode = loadBalancerClass.startsWith('eks.');
  const target =
    targetType === 'ip' || type === 'nlb-ip'
      ? 'pod'
      : targetType === 'instance' || (targetType === '' && type !== 'external' && !isAutoMode)
        ? 'node-port'
        : undefined;
  return { scheme: written ?? (isByController ? 'internal' : undefined), target };
}

function schemeBy(internal: string): Balancer['scheme'] {
  return isTrue(internal) ? 'internal' : internal.toLowerCase() === 'false' ? 'internet-facing' : undefined;
}

function isTrue(value: string): boolean {
  return value.toLowerCase() === 'true';
}
