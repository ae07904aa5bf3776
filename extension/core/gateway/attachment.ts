/**
 * Whether a route attaches to the listeners of a parent, and where it fails (semantics S13, S14; apis/v1 shared_types.go
 * `RouteConditionReason`). Each listener is asked in turn: does the parentRef name it, does it carry and admit the kind, does it
 * admit the namespace, have the two a host name in common.
 */
import type { Match } from '../bind/label-match.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { ParentReference } from '../model/kinds/object-reference.ts';
import { hasHostnames } from './api.ts';
import { anyHostname, intersectHostnames } from './hostname.ts';
import {
  admitsListenerSet,
  type EffectiveListener,
  effectiveListeners,
  type ListenerOwner,
  listenersOf,
  parentGateways,
} from './listeners.ts';
import { admitsNamespace } from './namespaces.ts';
import { allowsKind } from './protocol.ts';

/** The steps of attachment in order; a route fails at the first that does not hold. */
export type AttachmentStep = 'section' | 'port' | 'kind' | 'namespace' | 'hostname';

export interface ListenerAttachment {
  readonly listener: EffectiveListener;
  /** `undefined`: attached, surely or possibly. */
  readonly failed: AttachmentStep | undefined;
  /** False where a template decides whether it attaches. */
  readonly certain: boolean;
  /** The host names that lead to the route on this listener, in the route's order; `anyHostname` for all. */
  readonly hostnames: readonly string[];
}

/** Condition reasons of `Accepted`, by how far a route came. */
export type AttachmentFailure = 'NoMatchingParent' | 'NotAllowedByListeners' | 'NoMatchingListenerHostname';

export interface ParentAttachment {
  /** `unknown`: no listener takes the route for sure, and one may. */
  readonly state: 'attached' | 'failed' | 'unknown';
  /** The furthest step that was reached, where it failed. */
  readonly failure: AttachmentFailure | undefined;
  readonly listeners: readonly ListenerAttachment[];
}

/** A parentRef of a route against a Gateway or ListenerSet that it names. */
export function attachRoute(
  view: View,
  route: GatewayRoute,
  parent: ParentReference,
  owner: ListenerOwner,
): ParentAttachment {
  const listeners = ownListeners(view, owner).map(listener => attachToListener(view, route, parent, listener));
  const isUncertain =
    listeners.some(one => !one.certain && one.failed === undefined) ||
    owner.listeners?.complete === false ||
    // Without its Gateway nobody can say what becomes of a ListenerSet.
    (owner.type === 'listener-set' && parentGateways(view, owner).length === 0) ||
    owner.shape !== 'complete';
  const isAttached = listeners.some(one => one.certain && one.failed === undefined);
  if (isAttached) return { state: 'attached', failure: undefined, listeners };
  if (isUncertain) return { state: 'unknown', failure: undefined, listeners };
  return { state: 'failed', failure: failureOf(listeners), listeners };
}

/** The listeners of one object with their conflicts, whether or not the Gateway admits a ListenerSet. */
export function ownListeners(view: View, owner: ListenerOwner): readonly EffectiveListener[] {
  const gateway = owner.type === 'gateway' ? owner : parentGateways(view, owner)[0];
  if (!gateway) return [];
  if (owner.type === 'listener-set' && admitsListenerSet(view, gateway, owner) !== 'yes')
    return listenersOf(gateway, owner);
  return effectiveListeners(view, gateway).filter(listener => listener.owner === owner);
}

function attachToListener(
  view: View,
  route: GatewayRoute,
  parent: ParentReference,
  listener: EffectiveListener,
): ListenerAttachment {
  const steps: readonly (readonly [AttachmentStep, Match])[] = [
    ['section', matchesFact(parent.sectionName, knownValue(listener.listener.name))],
    ['port', matchesFact(parent.port, listener.port)],
    ['kind', allowsKind(listener.listener, route.kind)],
    [
      'namespace',
      admitsNamespace(view, listener.owner, listener.listener.allowedNamespaces, 'Same', view.namespaceOf(route)),
    ],
  ];
  const failed = steps.find(([, match]) => match === 'no')?.[0];
  if (failed) return { listener, failed, certain: true, hostnames: [] };
  const { hostnames, certain } = commonHostnames(route, listener);
  const isCertain = certain && steps.every(([, match]) => match === 'yes');
  if (hostnames.length > 0) return { listener, failed: undefined, certain: isCertain, hostnames };
  return certain
    ? { listener, failed: 'hostname', certain: true, hostnames }
    : { listener, failed: undefined, certain: false, hostnames };
}

/** The host names that lead to a route on a listener. `certain` is false where a template may add or take away some. */
export function commonHostnames(
  route: GatewayRoute,
  listener: EffectiveListener,
): { readonly hostnames: readonly string[]; readonly certain: boolean } {
  if (!hasHostnames(route.kind)) return { hostnames: [anyHostname], certain: true };
  const own = listener.hostname;
  if (own === undefined) return { hostnames: [], certain: false };
  const written = route.hostnames?.items ?? [];
  const isComplete = route.hostnames ? route.hostnames.complete : route.shape === 'complete';
  if (written.length === 0) return { hostnames: [own], certain: isComplete };
  const hostnames = written.flatMap(fact => (fact.known ? (intersectHostnames(own, fact.value) ?? []) : []));
  const isKnown = isComplete && written.every(fact => fact.known);
  return { hostnames: [...new Set(hostnames)], certain: isKnown || hostnames.length > 0 };
}

function matchesFact<T>(
  wanted: { readonly known: boolean; readonly value?: T } | undefined,
  value: T | undefined,
): Match {
  if (!wanted) return 'yes';
  if (!wanted.known || value === undefined) return 'unknown';
  return wanted.value === value ? 'yes' : 'no';
}

function failureOf(listeners: readonly ListenerAttachment[]): AttachmentFailure {
  if (listeners.some(one => one.failed === 'hostname')) return 'NoMatchingListenerHostname';
  if (listeners.some(one => one.failed === 'kind' || one.failed === 'namespace')) return 'NotAllowedByListeners';
  return 'NoMatchingParent';
}
