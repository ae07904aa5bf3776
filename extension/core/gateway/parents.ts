/** What a route's `parentRefs` name (semantics S13; apis/v1 shared_types.go `ParentReference`). */
import { type Binding, bound } from '../bind/binding.ts';
import type { View } from '../index/view.ts';
import { type Fact, knownValue, valueOrDefault } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { ListenerSet } from '../model/kinds/listener-set.ts';
import type { ParentReference } from '../model/kinds/object-reference.ts';
import type { Service } from '../model/kinds/service.ts';
import { nearestNames } from '../text/nearest.ts';
import { gatewayGroup } from './api.ts';

export type RouteParent = Gateway | ListenerSet | Service;

/** The kind of object that a parentRef means; `other` for kinds that only some controller knows, `undefined` if not known. */
export type ParentType = 'gateway' | 'listener-set' | 'service' | 'other';

export function parentTypeOf(parent: ParentReference): ParentType | undefined {
  const group = valueOrDefault(parent.group, gatewayGroup);
  const kind = valueOrDefault(parent.kind, 'Gateway');
  if (group === undefined || kind === undefined) return undefined;
  if (group === gatewayGroup && kind === 'Gateway') return 'gateway';
  if (group === gatewayGroup && kind === 'ListenerSet') return 'listener-set';
  if (group === 'gateway.networking.x-k8s.io' && kind === 'XListenerSet') return 'listener-set';
  return group === '' && kind === 'Service' ? 'service' : 'other';
}

/** A reference's namespace: as written, else that of the object it stands in; `undefined` if not known. */
export function referencedNamespace(written: Fact<string> | undefined, own: string | undefined): string | undefined {
  return written ? knownValue(written) || (written.known ? own : undefined) : own;
}

/**
 * The Gateway, ListenerSet or Service of a parentRef, or its variants. Near misses are objects of that kind in that namespace with
 * similar names. `undefined` for parents of other kinds.
 */
export function bindParent(view: View, route: GatewayRoute, parent: ParentReference): Binding<RouteParent> | undefined {
  const type = parentTypeOf(parent);
  if (type === 'other') return undefined;
  const name = knownValue(parent.name);
  const namespace = referencedNamespace(parent.namespace, view.namespaceOf(route));
  if (type === undefined || name === undefined || namespace === undefined)
    return { state: 'unknown', why: 'templated' };
  const found = bound<RouteParent>(
    view.named(route, type, namespace, name).filter(object => type !== 'listener-set' || isKind(object, parent)),
  );
  if (found) return found;
  if (view.hasUncertain(route, type)) return { state: 'unknown', why: 'templated' };
  if (view.isOpen(route)) return { state: 'unknown', why: 'external' };
  const neighbours = view.inNamespace(route, type, namespace);
  const byName = new Map(neighbours.flatMap(object => (object.name?.known ? [[object.name.value, object]] : [])));
  return { state: 'unbound', nearest: nearestNames(name, byName.keys()).map(near => byName.get(near)!) };
}

function isKind(object: RouteParent, parent: ParentReference): boolean {
  return object.kind === valueOrDefault(parent.kind, 'Gateway');
}
