/**
 * How the processes of a pod resolve names (pkg/kubelet/network/dns/dns.go; kubernetes.io/docs/concepts/services-networking/
 * dns-pod-service/#pod-s-dns-policy): whose servers they ask, and whether names of the cluster mean anything to them.
 */
import { type Fact, knownValue, valueOrDefault } from '../model/fact.ts';
import type { PodTemplate } from '../model/kinds/pod.ts';
import type { Fields } from '../model/read.ts';
import { parseAddress } from '../net/address.ts';

export const dnsPolicies = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'] as const;
export type DnsPolicy = (typeof dnsPolicies)[number];

/** Limits of the API server (pkg/apis/core/validation ValidatePodDNSConfig) and of the kubelet. */
export const dnsLimits = { nameservers: 3, searchPaths: 32, searchCharacters: 2048, fullName: 64 } as const;

/**
 * The policy that takes effect: `ClusterFirst` does not hold in the network of the node, where the kubelet silently takes `Default`.
 * `undefined` where it is not known.
 */
export function effectiveDnsPolicy(pod: PodTemplate): DnsPolicy | undefined {
  const hostNetwork = valueOrDefault(pod.hostNetwork, false);
  const written = valueOrDefault(pod.dnsPolicy, 'ClusterFirst') || 'ClusterFirst';
  if (hostNetwork === undefined) return undefined;
  if (written === 'ClusterFirst' && hostNetwork) return 'Default';
  return dnsPolicies.find(policy => policy === written);
}

export interface DnsConfig {
  readonly nameservers: readonly Fact<string>[];
  readonly searches: readonly Fact<string>[];
  readonly options: readonly { readonly name: Fact<string> | undefined; readonly fields: Fields }[];
  /** Nothing of it is decided by a template. */
  readonly complete: boolean;
}

/** `spec.dnsConfig`, empty where it is not written. */
export function dnsConfigOf(pod: PodTemplate): DnsConfig {
  const [nameservers, searches, options] = [
    pod.dnsConfig?.strings('nameservers'),
    pod.dnsConfig?.strings('searches'),
    pod.dnsConfig?.children('options'),
  ];
  return {
    nameservers: nameservers?.items ?? [],
    searches: searches?.items ?? [],
    options: (options?.items ?? []).map(fields => ({ name: fields.string('name'), fields })),
    complete:
      pod.dnsConfig?.templated !== true &&
      [nameservers, searches, options].every(list => list?.complete !== false) &&
      [...(nameservers?.items ?? []), ...(searches?.items ?? [])].every(fact => fact.known),
  };
}

/** Dots in a name below which a pod of the cluster tries its search path first (`options ndots:5`). */
export const clusterNdots = 5;

/** The value of an option such as `ndots`, `undefined` where it is not set to a number. */
export function numericOption(config: DnsConfig, name: string): number | undefined {
  const option = config.options.find(o => knownValue(o.name) === name);
  const value = Number(knownValue(option?.fields.string('value')) ?? Number.NaN);
  return Number.isInteger(value) ? value : undefined;
}

/** The entry of `spec.hostAliases` that answers for a name, the first as in `/etc/hosts`. */
export function hostAliasFor(pod: PodTemplate, name: string): Fields | undefined {
  return pod.hostAliases?.items.find(alias =>
    alias.strings('hostnames')?.items.some(hostname => knownValue(hostname) === name),
  );
}

/** Resolvers that everybody may ask, by the addresses that manifests name. */
const publicResolvers = new Set([
  '8.8.8.8',
  '8.8.4.4',
  '1.1.1.1',
  '1.0.0.1',
  '9.9.9.9',
  '208.67.222.222',
  '208.67.220.220',
]);

/** A well-known resolver, which knows no names of any cluster. */
export function isPublicResolver(server: string): boolean {
  const address = parseAddress(server);
  return address !== undefined && publicResolvers.has(address.text);
}
