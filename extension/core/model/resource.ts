/**
 * What the analyzer knows of a Kubernetes object: a union of typed resources whose every fact carries its place. Lowered from one
 * document alone; nothing here depends on other documents, on settings or on where the file lies.
 */
import type { Place } from '../yaml/syntax.ts';
import type { Fact, ShapeProblem, StringMap } from './fact.ts';
import type { AdminPolicy } from './kinds/admin-policy.ts';
import type { BackendTlsPolicy } from './kinds/backend-tls-policy.ts';
import type { ClusterObject } from './kinds/cluster-object.ts';
import type { ConfigMap } from './kinds/config-map.ts';
import type { DisruptionBudget } from './kinds/disruption-budget.ts';
import type { Endpoints } from './kinds/endpoints.ts';
import type { Gateway, GatewayClass } from './kinds/gateway.ts';
import type { GatewayRoute } from './kinds/gateway-route.ts';
import type { Ingress } from './kinds/ingress.ts';
import type { IngressClass } from './kinds/ingress-class.ts';
import type { ListenerSet } from './kinds/listener-set.ts';
import type { AddressPool, BfdProfile, BgpCommunity, BgpPeer, PoolAdvertisement } from './kinds/metallb.ts';
import type { Monitor } from './kinds/monitor.ts';
import type { NetworkPolicy } from './kinds/network-policy.ts';
import type { OtherObject } from './kinds/other.ts';
import type { ReferenceGrant } from './kinds/reference-grant.ts';
import type { Route } from './kinds/route.ts';
import type { Scaler } from './kinds/scaler.ts';
import type { SecretSource } from './kinds/secret.ts';
import type { Service } from './kinds/service.ts';
import type { Webhook } from './kinds/webhook.ts';
import type { Workload } from './kinds/workload.ts';

/**
 * How much of an object the document holds. `complete`: all of it. `partial`: a syntax error or a merge conflict took parts away.
 * `templated`: a template decides parts. Where an object is not complete, what is absent is unknown, not missing.
 */
export type Shape = 'complete' | 'partial' | 'templated';

export interface ResourceBase {
  readonly apiVersion: string;
  /** API group; '' is the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: Fact<string> | undefined;
  /** `metadata.namespace` as written; the effective namespace is a question to the index. */
  readonly namespace: Fact<string> | undefined;
  readonly labels: StringMap | undefined;
  readonly annotations: StringMap | undefined;
  /** From the object's first to its last character. */
  readonly place: Place;
  /** The value of `apiVersion`, that of `kind` where it cannot be told. */
  readonly apiVersionPlace: Place;
  /** The value of `kind`. */
  readonly kindPlace: Place;
  /** The value of `metadata.name`, the value of `kind` where there is no name. */
  readonly namePlace: Place;
  readonly shape: Shape;
  readonly problems: readonly ShapeProblem[];
  /** The object has `metadata.ownerReferences`: a controller made it. */
  readonly owned: boolean;
  /** The owner reference with `controller: true`: the object that makes and replaces this one. */
  readonly controllerRef:
    | { readonly kind: Fact<string> | undefined; readonly name: Fact<string> | undefined }
    | undefined;
}

export type Resource =
  | Service
  | Endpoints
  | Workload
  | Ingress
  | IngressClass
  | ConfigMap
  | SecretSource
  | Monitor
  | Webhook
  | Scaler
  | DisruptionBudget
  | Route
  | GatewayClass
  | Gateway
  | ListenerSet
  | GatewayRoute
  | ReferenceGrant
  | BackendTlsPolicy
  | NetworkPolicy
  | AdminPolicy
  | AddressPool
  | PoolAdvertisement
  | BgpPeer
  | BfdProfile
  | BgpCommunity
  | ClusterObject
  | OtherObject;

export type ResourceType = Resource['type'];
export type ResourceOf<T extends ResourceType> = Extract<Resource, { type: T }>;

/** The value of an annotation, `undefined` when absent or not known. */
export function annotation(resource: ResourceBase, key: string): string | undefined {
  const fact = resource.annotations?.entries.get(key);
  return fact?.known ? fact.value : undefined;
}

/** `Service "web"`, for messages. */
export function titleOf(resource: ResourceBase): string {
  return `${resource.kind} "${resource.name?.known ? resource.name.value : '?'}"`;
}
