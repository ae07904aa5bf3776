/** `status.listeners` of a Gateway or ListenerSet (apis/v1 gateway_types.go `ListenerStatus`, `ListenerConditionType`). */
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { gatewayGroup } from '../api.ts';
import { type CertificateResolution, resolveCa, resolveKeyPair } from '../certificates.ts';
import { frontendValidationOf } from '../frontend-tls.ts';
import { coversHostname } from '../hostname.ts';
import type { EffectiveListener } from '../listeners.ts';
import { isInvalidKind, isSupportedProtocol, supportedKinds, tlsModeOf } from '../protocol.ts';
import { attachedRoutes } from '../serving.ts';
import { type Condition, isFalse, isTrue, isUnknown, statusOf } from './condition.ts';
import { certificateMessage } from './reference-messages.ts';
import { statusTexts } from './texts.ts';

export interface ListenerStatus {
  readonly name: string;
  /** Routes that are accepted here for sure. */
  readonly attachedRoutes: number;
  readonly supportedKinds: readonly { readonly group: string; readonly kind: string }[];
  readonly conditions: readonly Condition[];
}

/** The status of one listener; `all`: the Gateway's listeners, itself among them. */
export function listenerStatus(
  view: View,
  listener: EffectiveListener,
  all: readonly EffectiveListener[],
): ListenerStatus {
  return {
    name: knownValue(listener.listener.name) ?? '',
    attachedRoutes: attachedRoutes(view, listener).filter(attached => attached.certain).length,
    supportedKinds: (supportedKinds(listener.listener) ?? []).map(kind => ({ group: gatewayGroup, kind })),
    conditions: listenerConditions(view, listener, all),
  };
}

export function listenerConditions(
  view: View,
  listener: EffectiveListener,
  all: readonly EffectiveListener[],
): readonly Condition[] {
  const accepted = acceptedCondition(view, listener);
  const resolved = resolvedCondition(view, listener);
  return [
    accepted,
    programmedCondition(view, listener, accepted, resolved),
    resolved,
    listener.conflict
      ? { ...isTrue('Conflicted', conflictReason(listener)), message: conflictMessage(listener) }
      : isFalse('Conflicted', 'NoConflicts', message(statusTexts.fine)),
    ...overlapCondition(listener, all),
  ];
}

/** HTTPS and TLS with one host name conflict in protocol as well: only that could have told them apart. */
function conflictReason({ conflict, protocol }: EffectiveListener): string {
  return conflict!.other.protocol === protocol ? conflict!.reason : 'ProtocolConflict';
}

function conflictMessage({ conflict }: EffectiveListener) {
  const { reason, other } = conflict!;
  return message(reason === 'HostnameConflict' ? statusTexts.hostnameConflict : statusTexts.protocolConflict, {
    name: knownValue(other.listener.name) ?? '?',
    owner: titleOf(other.owner),
    protocol: other.protocol ?? '?',
  });
}

function acceptedCondition(view: View, listener: EffectiveListener): Condition {
  const protocol = listener.protocol ?? '?';
  if (listener.conflict) {
    // Conflicts are reasons of `Accepted` in a ListenerSet's status only (listenerset_types.go `ListenerEntryStatus`).
    const reason = listener.owner.type === 'listener-set' ? conflictReason(listener) : 'Invalid';
    return isFalse('Accepted', reason, conflictMessage(listener));
  }
  const isSupported = isSupportedProtocol(listener.listener);
  if (isSupported === 'no') {
    return isFalse('Accepted', 'UnsupportedProtocol', message(statusTexts.unsupportedProtocol, { protocol }));
  }
  if (isSupported === 'unknown') return isUnknown('Accepted', message(statusTexts.ownProtocol, { protocol }));
  const tls = tlsProblem(listener);
  if (tls) return isFalse('Accepted', 'Invalid', message(tls, { protocol }));
  const authorities = authoritiesOf(view, listener);
  if (authorities.length > 0 && authorities.every(authority => authority.state === 'failed')) {
    return isFalse('Accepted', 'NoValidCACertificate', message(statusTexts.noValidCa));
  }
  return isTrue('Accepted');
}

/** What the API server lets pass and no controller can serve. */
function tlsProblem({ listener, protocol, owner }: EffectiveListener) {
  if (protocol !== 'HTTPS' && protocol !== 'TLS') return undefined;
  if (!listener.tls) return owner.shape === 'complete' ? statusTexts.tlsMissing : undefined;
  const mode = tlsModeOf(listener);
  if (protocol === 'HTTPS' && mode === 'Passthrough') return statusTexts.tlsMode;
  const { certificateRefs, hasOptions } = listener.tls;
  const isEmpty = !certificateRefs || (certificateRefs.complete && certificateRefs.items.length === 0);
  if (mode === 'Terminate' && isEmpty && !hasOptions && owner.shape === 'complete') return statusTexts.tlsMissing;
  return undefined;
}

function resolvedCondition(view: View, listener: EffectiveListener): Condition {
  const invalid = (listener.listener.allowedKinds?.items ?? []).filter(
    kind => isInvalidKind(listener.listener, kind) === 'yes',
  );
  if (invalid.length > 0 && isSupportedProtocol(listener.listener) === 'yes') {
    const kinds = invalid.map(kind => knownValue(kind.kind) ?? '?').join(', ');
    const text = message(statusTexts.routeKinds, { kinds, protocol: listener.protocol ?? '?' });
    return isFalse('ResolvedRefs', 'InvalidRouteKinds', text);
  }
  const certificates = certificatesOf(view, listener);
  const badCertificate = certificates.find(one => one.state === 'failed');
  if (badCertificate) {
    const reason = badCertificate.problem === 'permission' ? 'RefNotPermitted' : 'InvalidCertificateRef';
    return isFalse('ResolvedRefs', reason, certificateMessage(badCertificate));
  }
  const authorities = authoritiesOf(view, listener);
  const badAuthority = authorities.find(one => one.state === 'failed');
  if (badAuthority) {
    const { problem } = badAuthority;
    const reason =
      problem === 'permission'
        ? 'RefNotPermitted'
        : problem === 'kind'
          ? 'InvalidCACertificateKind'
          : 'InvalidCACertificateRef';
    return isFalse('ResolvedRefs', reason, certificateMessage(badAuthority));
  }
  return [...certificates, ...authorities].some(one => one.state === 'unknown')
    ? isUnknown('ResolvedRefs')
    : isTrue('ResolvedRefs');
}

/** The key pairs of a listener that terminates TLS. */
export function certificatesOf(view: View, { listener, owner, protocol }: EffectiveListener): CertificateResolution[] {
  if (protocol !== 'HTTPS' && protocol !== 'TLS') return [];
  if (tlsModeOf(listener) === 'Passthrough') return [];
  return (listener.tls?.certificateRefs?.items ?? []).map(reference => resolveKeyPair(view, owner, reference));
}

/** The CA certificates that clients are checked against. They belong to the Gateway, also for listeners of a ListenerSet. */
export function authoritiesOf(view: View, listener: EffectiveListener): CertificateResolution[] {
  const references = frontendValidationOf(listener)?.caCertificateRefs?.items ?? [];
  return references.map(reference => resolveCa(view, listener.gateway, reference));
}

function programmedCondition(
  view: View,
  listener: EffectiveListener,
  accepted: Condition,
  resolved: Condition,
): Condition {
  if (listener.conflict) return isFalse('Programmed', conflictReason(listener), conflictMessage(listener));
  if (accepted.status === 'False') return isFalse('Programmed', 'Invalid', message(statusTexts.notProgrammed));
  const certificates = certificatesOf(view, listener);
  const hasNoCertificate = certificates.length > 0 && certificates.every(one => one.state === 'failed');
  const hasNoKind = resolved.reason === 'InvalidRouteKinds' && supportedKinds(listener.listener)?.length === 0;
  if (hasNoCertificate || hasNoKind) return isFalse('Programmed', 'Invalid', message(statusTexts.notProgrammed));
  const isOpen = accepted.status === 'Unknown' || resolved.status === 'Unknown';
  return isOpen ? isUnknown('Programmed') : isTrue('Programmed');
}

/** HTTPS listeners of one port of which one's host name covers the other's: HTTP/2 clients reuse connections across them. */
function overlapCondition(listener: EffectiveListener, all: readonly EffectiveListener[]): Condition[] {
  const { port, protocol, hostname } = listener;
  if (protocol !== 'HTTPS' || listener.conflict || port === undefined || hostname === undefined) return [];
  const other = all.find(
    one =>
      one.listener !== listener.listener &&
      one.protocol === 'HTTPS' &&
      one.port === port &&
      !one.conflict &&
      one.hostname !== undefined &&
      (coversHostname(one.hostname, hostname) || coversHostname(hostname, one.hostname)),
  );
  if (!other) return [];
  const text = message(statusTexts.overlapping, { name: knownValue(other.listener.name) ?? '?' });
  return [{ ...isTrue('OverlappingTLSConfig', 'OverlappingHostnames'), message: text }];
}

/** Whether some of several listeners are accepted; `False` if surely none is. */
export function anyStatus(listeners: readonly ListenerStatus[], type: string) {
  const statuses = listeners.map(listener => statusOf(listener.conditions, type));
  if (statuses.includes('True')) return 'True';
  return statuses.includes('Unknown') ? 'Unknown' : 'False';
}
