/**
 * What kind of Service an object is once the API server has completed it (k8s.io/kubernetes pkg/apis/core/v1 SetDefaults_Service;
 * semantics S17). An empty string counts as absent, and where a template or a syntax error may have taken a field away, its
 * absence is unknown.
 */
import type { Fact } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Resource } from '../model/resource.ts';

/**
 * Where the API server takes node ports from: the default of `--service-node-port-range`. Every rule about node ports reads it
 * here, so that a setting has one place to arrive at.
 */
export const nodePortRange = { first: 30000, last: 32767 } as const;

/** Everything of the object is written in its document, so that what is absent is absent. */
export function isWhole(resource: Resource): boolean {
  return resource.shape === 'complete';
}

/** The value of an optional string field: its default where it is absent or empty, `undefined` where that is not known. */
export function defaulted(service: Service, fact: Fact<string> | undefined, byDefault: string): string | undefined {
  if (!fact) return isWhole(service) ? byDefault : undefined;
  if (!fact.known) return undefined;
  return fact.value === '' ? byDefault : fact.value;
}

/** `spec.type`, `ClusterIP` by default. */
export function serviceTypeOf(service: Service): string | undefined {
  return defaulted(service, service.serviceType, 'ClusterIP');
}

/** `clusterIP: None`: DNS answers with the addresses of the pods. */
export function isHeadless(service: Service): boolean | undefined {
  const clusterIP = defaulted(service, service.clusterIP, '');
  return clusterIP === undefined ? undefined : clusterIP === 'None';
}

/** NodePort, LoadBalancer, or ClusterIP with externalIPs (pkg/api/service ExternallyAccessible). */
export function isExternallyAccessible(service: Service): boolean | undefined {
  const type = serviceTypeOf(service);
  if (type === undefined) return undefined;
  if (type === 'NodePort' || type === 'LoadBalancer') return true;
  if (type !== 'ClusterIP') return false;
  if (!service.externalIPs) return isWhole(service) ? false : undefined;
  return service.externalIPs.items.length > 0 || (service.externalIPs.complete ? false : undefined);
}
