/** Who uses a ReferenceGrant (S15): the references of other namespaces to objects of the grant's own. */
import type { View } from '../index/view.ts';
import { type FactList, knownValue, valueOrDefault } from '../model/fact.ts';
import type { Listener } from '../model/kinds/gateway-listener.ts';
import { backendReferencesOf } from '../model/kinds/gateway-route.ts';
import type { ObjectReference } from '../model/kinds/object-reference.ts';
import type { ReferenceGrant } from '../model/kinds/reference-grant.ts';
import type { Resource } from '../model/resource.ts';
import { gatewayGroup } from './api.ts';
import { grantMatches } from './grants.ts';

export interface ForeignReference {
  readonly from: Resource;
  readonly reference: ObjectReference;
  readonly kind: string;
  readonly name: string;
}

export interface GrantUse {
  /** References into the grant's namespace that it permits. */
  readonly used: boolean;
  /** References of the namespaces and kinds that the grant names into its namespace, permitted or not. */
  readonly references: readonly ForeignReference[];
  /** Objects of the namespaces and kinds that the grant names; none: those who refer are not in these files. */
  readonly referrers: number;
}

/** `undefined` where it cannot be told: a template, a kind that is not looked into. */
export function useOfGrant(view: View, grant: ReferenceGrant): GrantUse | undefined {
  const own = view.namespaceOf(grant);
  if (own === undefined || grant.shape !== 'complete' || !grant.from?.complete || !grant.to?.complete) return undefined;
  const references: ForeignReference[] = [];
  let referrers = 0;
  let used = false;
  for (const source of grant.from.items) {
    const [group, kind, namespace] = [source.group, source.kind, source.namespace].map(knownValue);
    if (group === undefined || kind === undefined || namespace === undefined) return undefined;
    const type = group === gatewayGroup ? typeOf(kind) : undefined;
    if (!type || view.hasUncertain(grant, type)) return undefined;
    for (const from of view.inNamespace(grant, type, namespace)) {
      if (from.kind !== kind) continue;
      if (from.shape !== 'complete') return undefined;
      referrers++;
      for (const [reference, defaultKind] of referencesOf(from)) {
        const to = foreignReference(reference, defaultKind);
        if (!to) return undefined;
        if (to.namespace !== own) continue;
        references.push({ from, reference, kind: to.kind, name: to.name });
        used ||= grantMatches(grant, from, namespace, { ...to, namespace: own }) !== 'no';
      }
    }
  }
  return { used, references, referrers };
}

function typeOf(kind: string): 'gateway' | 'listener-set' | 'gateway-route' | undefined {
  if (kind === 'Gateway') return 'gateway';
  if (kind === 'ListenerSet') return 'listener-set';
  return /^(?:HTTP|GRPC|TLS|TCP|UDP)Route$/.test(kind) ? 'gateway-route' : undefined;
}

/** The references of an object that may leave its namespace, with the kind that each means unless written. */
function referencesOf(from: Resource): (readonly [ObjectReference, string])[] {
  const withNamespace = (kind: string) => (reference: ObjectReference) => [reference, kind] as const;
  switch (from.type) {
    case 'gateway-route':
      return backendReferencesOf(from).map(withNamespace('Service'));
    case 'gateway': {
      const validations = [from.frontendDefault, ...(from.frontendPorts?.items ?? []).map(port => port.validation)];
      return [
        ...certificatesOf(from.listeners).map(withNamespace('Secret')),
        ...(from.backendClientCertificate ? [[from.backendClientCertificate, 'Secret'] as const] : []),
        ...validations.flatMap(one => one?.caCertificateRefs?.items ?? []).map(withNamespace('ConfigMap')),
      ];
    }
    case 'listener-set':
      return certificatesOf(from.listeners).map(withNamespace('Secret'));
    default:
      return [];
  }
}

function certificatesOf(listeners: FactList<Listener> | undefined): ObjectReference[] {
  return (listeners?.items ?? []).flatMap(listener => listener.tls?.certificateRefs?.items ?? []);
}

/** What a reference means; the namespace is '' for its own, the whole `undefined` where a template decides. */
function foreignReference(reference: ObjectReference, defaultKind: string) {
  const group = valueOrDefault(reference.group, '');
  const kind = valueOrDefault(reference.kind, defaultKind);
  const namespace = valueOrDefault(reference.namespace, '');
  const name = knownValue(reference.name) ?? (reference.name ? undefined : '');
  if (group === undefined || kind === undefined || namespace === undefined || name === undefined) return undefined;
  return { group, kind, namespace, name };
}
