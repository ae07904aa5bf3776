/**
 * The listeners of a Gateway as its controller sees them: its own and those of the ListenerSets that it admits, in order of
 * precedence, with conflicts (apis/v1 gateway_types.go "Distinct Listeners", listenerset_types.go `Listeners`; semantics
 * "Gateway API routing").
 */
import type { Match } from '../bind/label-match.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { Listener } from '../model/kinds/gateway-listener.ts';
import type { ListenerSet } from '../model/kinds/listener-set.ts';
import { byAge } from './age.ts';
import { gatewayGroup } from './api.ts';
import { anyHostname } from './hostname.ts';
import { admitsNamespace } from './namespaces.ts';
import { protocolsConflict, shareByHostname } from './protocol.ts';

export type ListenerOwner = Gateway | ListenerSet;

export interface ListenerConflict {
  readonly reason: 'HostnameConflict' | 'ProtocolConflict';
  /** The listener that it cannot be told apart from. */
  readonly other: EffectiveListener;
}

export interface EffectiveListener {
  readonly gateway: Gateway;
  /** Whose `spec.listeners` it stands in. */
  readonly owner: ListenerOwner;
  readonly listener: Listener;
  /** `undefined` where a template decides it. */
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  /** `anyHostname` for none; `undefined` where a template decides it. TCP and UDP listeners have none. */
  readonly hostname: string | undefined;
  /** A conflicted listener serves nothing. */
  readonly conflict: ListenerConflict | undefined;
}

/** Every listener of a Gateway, its own first, then those of its ListenerSets, the oldest first. */
export function effectiveListeners(view: View, gateway: Gateway): readonly EffectiveListener[] {
  return view.once(judgedListeners, gateway);
}

function judgedListeners(view: View, gateway: Gateway): readonly EffectiveListener[] {
  const accepted: EffectiveListener[] = [];
  const all: EffectiveListener[] = [];
  for (const owner of [gateway, ...admittedListenerSets(view, gateway)]) {
    // Accepted listeners of higher precedence win; of those of one object that are left, none wins over the other.
    const own = listenersOf(gateway, owner).map(one => ({ ...one, conflict: conflictOf(one, accepted) }));
    const left = own.filter(one => !one.conflict);
    const judged = own.map(one =>
      one.conflict
        ? one
        : {
            ...one,
            conflict: conflictOf(
              one,
              left.filter(other => other !== one),
            ),
          },
    );
    all.push(...judged);
    accepted.push(...judged.filter(one => !one.conflict));
  }
  return all;
}

/** The listeners that an object brings, before anyone looks at others. */
export function listenersOf(gateway: Gateway, owner: ListenerOwner): EffectiveListener[] {
  return (owner.listeners?.items ?? []).map(listener => {
    const protocol = knownValue(listener.protocol);
    const hasNoHost = protocol === 'TCP' || protocol === 'UDP';
    return {
      gateway,
      owner,
      listener,
      port: knownValue(listener.port),
      protocol,
      hostname: hasNoHost ? anyHostname : valueOrDefault(listener.hostname, anyHostname),
      conflict: undefined,
    };
  });
}

/** The ListenerSets that name a Gateway as their parent, those that win first. */
export function listenerSetsOf(view: View, gateway: Gateway): readonly ListenerSet[] {
  const name = knownValue(gateway.name);
  const namespace = view.namespaceOf(gateway);
  if (name === undefined || namespace === undefined) return [];
  const sets = view.lookupType('listener-set', keys.listenerSetsOf(view.setOf(gateway), namespace, name));
  return sets.filter(set => parentGateways(view, set).includes(gateway)).sort(byAge(view));
}

/** ListenerSets that surely belong to a Gateway. */
export function admittedListenerSets(view: View, gateway: Gateway): readonly ListenerSet[] {
  return listenerSetsOf(view, gateway).filter(set => admitsListenerSet(view, gateway, set) === 'yes');
}

/** `spec.allowedListeners` of the Gateway; none by default. */
export function admitsListenerSet(view: View, gateway: Gateway, set: ListenerSet): Match {
  return admitsNamespace(view, gateway, gateway.allowedListeners, 'None', view.namespaceOf(set));
}

/** The Gateway that a ListenerSet joins, or its variants; empty where it is not in these files or not known. */
export function parentGateways(view: View, set: ListenerSet): readonly Gateway[] {
  const parent = set.parentRef;
  const name = knownValue(parent?.name);
  const namespace = parent?.namespace ? knownValue(parent.namespace) : view.namespaceOf(set);
  if (!parent || name === undefined || namespace === undefined) return [];
  if (valueOrDefault(parent.kind, 'Gateway') !== 'Gateway') return [];
  if (valueOrDefault(parent.group, gatewayGroup) !== gatewayGroup) return [];
  return view.named(set, 'gateway', namespace, name);
}

function conflictOf(one: EffectiveListener, rivals: readonly EffectiveListener[]): ListenerConflict | undefined {
  let found: ListenerConflict | undefined;
  for (const other of rivals) {
    const reason = conflictReason(one, other);
    if (reason === 'ProtocolConflict') return { reason, other };
    if (reason) found ??= { reason, other };
  }
  return found;
}

function conflictReason(a: EffectiveListener, b: EffectiveListener): ListenerConflict['reason'] | undefined {
  if (a.port === undefined || a.port !== b.port || a.protocol === undefined || b.protocol === undefined)
    return undefined;
  if (protocolsConflict(a.protocol, b.protocol)) return 'ProtocolConflict';
  if (!shareByHostname(a.protocol, b.protocol)) return undefined;
  return a.hostname !== undefined && a.hostname === b.hostname ? 'HostnameConflict' : undefined;
}
