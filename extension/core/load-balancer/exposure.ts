/**
 * Who may reach a load balancer: clients everywhere, those of some ranges, or those of the private network of the cluster. Cloud
 * providers read annotations for it (their documentation is linked at each).
 */
import { type Fact, knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import { annotation } from '../model/resource.ts';

/** Annotations that make a load balancer internal, with the values that do. */
const internalAnnotations: readonly (readonly [name: string, values: RegExp])[] = [
  // kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
  ['service.beta.kubernetes.io/aws-load-balancer-internal', /^(?:true|0\.0\.0\.0\/0)$/i],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', /^internal$/],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', /^true$/i],
  ['networking.gke.io/load-balancer-type', /^internal$/i],
  ['cloud.google.com/load-balancer-type', /^internal$/i],
  ['service.beta.kubernetes.io/openstack-internal-load-balancer', /^true$/i],
  ['service.beta.kubernetes.io/oci-load-balancer-internal', /^true$/i],
  ['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', /^private$/i],
  ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', /^intranet$/i],
  ['service.kubernetes.io/qcloud-loadbalancer-internal-subnetid', /./],
  ['service.beta.kubernetes.io/cce-load-balancer-internal-vpc', /^true$/i],
];

/** The load balancer has a private address only; `undefined` where a template decides it. */
export function isInternal(service: Service): boolean | undefined {
  for (const [name, values] of internalAnnotations) {
    const fact = service.annotations?.entries.get(name);
    if (fact && !fact.known) return undefined;
    if (fact?.known && values.test(fact.value)) return true;
  }
  return service.annotations?.complete === false ? undefined : false;
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
