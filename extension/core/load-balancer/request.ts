/**
 * What a Service asks MetalLB for (controller/service.go getDesiredLbIPs, SharingKey; internal/allocator/k8salloc BackendKey): an
 * address, a pool, and to share its address.
 */
import type { Match } from '../bind/label-match.ts';
import { serviceTypeOf } from '../bind/service-shape.ts';
import { canonicalSelector, knownPairs } from '../index/keys.ts';
import { type Fact, knownValue, valueOrDefault } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Resource } from '../model/resource.ts';
import { type Address, parseAddress } from '../net/address.ts';
import { type Place, sourceOf } from '../yaml/syntax.ts';

/** The prefix that MetalLB's annotations have, and the one they had before 0.14. */
export const prefix = 'metallb.io/';
export const oldPrefix = 'metallb.universe.tf/';

/** An annotation of MetalLB by either prefix; the present one wins. */
export function metallbAnnotation(resource: Resource, name: string): Fact<string> | undefined {
  const entries = resource.annotations?.entries;
  return entries?.get(prefix + name) ?? entries?.get(oldPrefix + name);
}

export interface AskedAddress {
  readonly text: string;
  /** `undefined` where the text is no address. */
  readonly address: Address | undefined;
  readonly place: Place;
}

/** The addresses that a Service asks for, `undefined` where a template decides them. */
export function askedAddresses(service: Service): AskedAddress[] | undefined {
  const annotation = metallbAnnotation(service, 'loadBalancerIPs');
  const fact =
    annotation?.known && annotation.value === '' ? service.loadBalancerIP : (annotation ?? service.loadBalancerIP);
  if (!fact) return service.shape === 'complete' && service.annotations?.complete !== false ? [] : undefined;
  if (!fact.known) return undefined;
  if (fact.value === '') return [];
  if (fact === service.loadBalancerIP) return [asked(fact.value, fact.place)];
  return fact.value.split(',').map(text => asked(text.trim(), partOf(fact.place, text.trim())));
}

function asked(text: string, place: Place): AskedAddress {
  return { text, address: parseAddress(text), place };
}

/** The characters of one of several addresses. */
function partOf(place: Place, text: string): Place {
  const start = text === '' ? -1 : sourceOf(place).indexOf(text);
  return start < 0
    ? place
    : { document: place.document, start: place.start + start, end: place.start + start + text.length };
}

/** The name of the pool that a Service asks for. */
export function askedPool(service: Service): Fact<string> | undefined {
  const fact = metallbAnnotation(service, 'address-pool');
  return fact?.known && fact.value === '' ? undefined : fact;
}

const otherProviders =
  /^(?:service\.beta\.kubernetes\.io\/|cloud\.google\.com\/|networking\.gke\.io\/|kube-vip\.io\/|lbipam\.cilium\.io\/|io\.cilium\/|oci\.oraclecloud\.com\/|load-balancer\.hetzner\.cloud\/|loadbalancer\.openstack\.org\/|purelb\.io\/|lb\.kubesphere\.io\/|kube-ovn\.)/;

/** Whether MetalLB gives a Service its address: a LoadBalancer Service without a class, and with nothing for another provider. */
export function isForMetalLB(service: Service): Match {
  const type = serviceTypeOf(service);
  if (type !== 'LoadBalancer') return type === undefined ? 'unknown' : 'no';
  const loadBalancerClass = valueOrDefault(service.loadBalancerClass, '');
  // The class that MetalLB answers to is an argument of its programs.
  if (loadBalancerClass !== '') return loadBalancerClass?.includes('metallb') === false ? 'no' : 'unknown';
  if (service.annotations?.complete === false || service.shape !== 'complete') return 'unknown';
  return [...(service.annotations?.entries.keys() ?? [])].some(key => otherProviders.test(key)) ? 'no' : 'yes';
}

/** Services with equal, non-empty keys may share an address; `undefined` where that is not known. */
export function sharingKey(service: Service): string | undefined {
  const fact = metallbAnnotation(service, 'allow-shared-ip');
  return fact ? knownValue(fact) : service.annotations?.complete === false ? undefined : '';
}

/** What Services that share an address must have in common: the selector of a Service that keeps traffic on the node. */
export function backendKey(service: Service): string | undefined {
  const policy = valueOrDefault(service.externalTrafficPolicy, 'Cluster');
  if (policy === undefined || service.selector?.complete === false) return undefined;
  return policy === 'Local' ? canonicalSelector(knownPairs(service.selector?.entries)) : '';
}
