/**
 * Who may reach a load balancer: clients everywhere, those of some ranges, or those of the private network of the cluster. Cloud
 * providers read annotations for it (their documentation is linked at each).
 */
import { type Fact, knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import { annotation } from '../model/resource.ts';
import { balancerOf } from './provider.ts';

/** Annotations of providers that `provider.ts` does not know, with the values that make a load balancer internal. */
const internalAnnotations: readonly (readonly [name: string, values: RegExp])[] = [
  ['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', /^private$/i],
  ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', /^intranet$/i],
  ['service.kubernetes.io/qcloud-loadbalancer-internal-subnetid', /./],
];

/** The load balancer has a private address only; `undefined` where a template decides it. */
export function isInternal(service: Service): boolean | undefined {
  const entries = service.annotations?.entries;
  if (service.annotations?.complete === false || [...(entries?.values() ?? [])].some(fact => !fact.known))
    return undefined;
  const isWritten = internalAnnotations.some(([name, values]) => values.test(knownValue(entries?.get(name)) ?? ''));
  return isWritten || balancerOf(service)?.scheme === 'internal';
}

export const sourceRangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** The ranges of clients that are let in, in the field or else the annotation (pkg/api/v1/service GetLoadBalancerSourceRanges). */
export function sourceRangesOf(service: Service): readonly Fact<string>[] {
  const field = service.loadBalancerSourceRanges?.items ?? [];
  if (field.length > 0) return field;
  const fact = service.annotations?.entries.get(sourceRangesAnnotation);
  if (!fact) return [];
  if (!fact.known) return [fact];
  const ranges = fact.value.split(',').map(range => range.trim());
  return ranges.filter(range => range !== '').map(value => ({ known: true, value, place: fact.place }));
}

/** Clients are limited in a way that these manifests tell: by ranges, or by an annotation of the provider. */
export function isLimited(service: Service): boolean {
  return (
    sourceRangesOf(service).length > 0 ||
    annotation(service, 'service.beta.kubernetes.io/aws-load-balancer-security-groups') !== undefined ||
    annotation(service, 'service.beta.kubernetes.io/azure-allowed-service-tags') !== undefined ||
    knownValue(service.loadBalancerClass) === 'tailscale' ||
    annotation(service, 'tailscale.com/expose') !== undefined
  );
}

/** Where clients must come from, as written; empty where anybody may come, `undefined` where a template decides. */
export function knownSourceRanges(service: Service): string[] | undefined {
  const field = service.loadBalancerSourceRanges;
  const isSeen = field && field.items.length > 0 ? field.complete : service.annotations?.complete !== false;
  const ranges = sourceRangesOf(service);
  if (!isSeen || field?.complete === false || ranges.some(range => !range.known)) return undefined;
  return ranges.flatMap(range => knownValue(range)?.trim() || []);
}
