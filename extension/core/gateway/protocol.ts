/**
 * What a listener's protocol can carry (apis/v1 gateway_types.go `ProtocolType`; the table "protocols and route kinds" of the API
 * concepts), and which protocols can share a port.
 */
import type { Match } from '../bind/label-match.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Listener, RouteGroupKind } from '../model/kinds/gateway-listener.ts';
import { gatewayGroup, type RouteKind } from './api.ts';

/** The protocols that the API defines; others are for one implementation and carry its domain. */
const coreProtocols = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'] as const;

/** Whether controllers know the protocol: `unknown` for an implementation's own (`example.com/protocol`). */
export function isSupportedProtocol(listener: Listener): Match {
  const protocol = knownValue(listener.protocol);
  if (protocol === undefined) return 'unknown';
  if ((coreProtocols as readonly string[]).includes(protocol)) return 'yes';
  // Istio's HBONE is the one that does not carry its domain.
  return protocol.includes('/') || protocol === 'HBONE' ? 'unknown' : 'no';
}

/** `Terminate` unless written otherwise; `undefined` if a template decides it. */
export function tlsModeOf(listener: Listener): string | undefined {
  return valueOrDefault(listener.tls?.mode, 'Terminate');
}

/** The route kinds that the listener's protocol can carry; `undefined` where that is not known. */
export function protocolKinds(listener: Listener): readonly RouteKind[] | undefined {
  switch (knownValue(listener.protocol)) {
    case 'HTTP':
    case 'HTTPS':
      return ['HTTPRoute', 'GRPCRoute'];
    case 'TLS': {
      const mode = tlsModeOf(listener);
      if (mode === undefined) return undefined;
      return mode === 'Passthrough' ? ['TLSRoute'] : ['TLSRoute', 'TCPRoute'];
    }
    case 'TCP':
      return ['TCPRoute'];
    case 'UDP':
      return ['UDPRoute'];
    default:
      return isSupportedProtocol(listener) === 'no' ? [] : undefined;
  }
}

/** An entry of `allowedRoutes.kinds` that the protocol cannot carry, or that is no kind of route. */
export function isInvalidKind(listener: Listener, allowed: RouteGroupKind): Match {
  const kinds = protocolKinds(listener);
  const group = valueOrDefault(allowed.group, gatewayGroup);
  const kind = knownValue(allowed.kind);
  if (!kinds || group === undefined || kind === undefined) return 'unknown';
  // Controllers may have route kinds of their own.
  if (group !== gatewayGroup && group !== '' && knownValue(listener.protocol) !== undefined && group.includes('.'))
    return group.endsWith('.k8s.io') ? 'yes' : 'unknown';
  return group === gatewayGroup && (kinds as readonly string[]).includes(kind) ? 'no' : 'yes';
}

/** The kinds that may attach: those of `allowedRoutes.kinds` that the protocol can carry, all of these by default. */
export function supportedKinds(listener: Listener): readonly string[] | undefined {
  const kinds = protocolKinds(listener);
  const allowed = listener.allowedKinds;
  if (!kinds || allowed?.complete === false) return undefined;
  if (!allowed || allowed.items.length === 0) return kinds;
  if (allowed.items.some(entry => entry.kind?.known === false || entry.group?.known === false)) return undefined;
  const named = allowed.items
    .filter(entry => valueOrDefault(entry.group, gatewayGroup) === gatewayGroup)
    .map(entry => knownValue(entry.kind));
  return kinds.filter(kind => named.includes(kind));
}

/** Whether routes of a kind may attach. */
export function allowsKind(listener: Listener, kind: string): Match {
  const carried = protocolKinds(listener);
  if (carried && !(carried as readonly string[]).includes(kind)) return 'no';
  const kinds = supportedKinds(listener);
  return kinds ? (kinds.includes(kind) ? 'yes' : 'no') : 'unknown';
}

/**
 * Listeners of one port whose connections cannot be told apart by protocol. UDP has ports of its own; HTTPS and TLS share a port by
 * server name; nothing else shares a port with TCP or HTTP.
 */
export function protocolsConflict(a: string, b: string): boolean {
  if (a === b || a === 'UDP' || b === 'UDP') return false;
  return !(isTls(a) && isTls(b));
}

/** Connections of the two are told apart by host name alone. */
export function shareByHostname(a: string, b: string): boolean {
  return a === b || (isTls(a) && isTls(b));
}

function isTls(protocol: string): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}
