/**
 * The listeners of a Gateway or ListenerSet, and whom they admit (apis/v1 gateway_types.go `Listener`, `AllowedRoutes`;
 * listenerset_types.go `ListenerEntry`, which has the same fields).
 */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields } from '../read.ts';
import { type LabelSelector, lowerLabelSelector } from './label-selector.ts';
import { lowerObjectReference, type ObjectReference } from './object-reference.ts';

/** `RouteNamespaces`, `ListenerNamespaces`: which namespaces are admitted. */
export interface NamespaceAdmission {
  /** `All`, `Same`, `Selector` or `None`. */
  readonly from: Fact<string> | undefined;
  readonly selector: LabelSelector | undefined;
  readonly selectorPlace: Place | undefined;
  readonly place: Place;
}

export interface RouteGroupKind {
  readonly group: Fact<string> | undefined;
  readonly kind: Fact<string> | undefined;
  readonly place: Place;
}

export interface ListenerTls {
  /** `Terminate` (default) or `Passthrough`. */
  readonly mode: Fact<string> | undefined;
  readonly certificateRefs: FactList<ObjectReference> | undefined;
  readonly hasOptions: boolean;
  readonly place: Place;
  readonly keyPlace: Place;
}

export interface Listener {
  readonly name: Fact<string> | undefined;
  readonly hostname: Fact<string> | undefined;
  readonly port: Fact<number> | undefined;
  readonly protocol: Fact<string> | undefined;
  readonly tls: ListenerTls | undefined;
  readonly allowedKinds: FactList<RouteGroupKind> | undefined;
  readonly allowedNamespaces: NamespaceAdmission | undefined;
  /** The whole list item. */
  readonly place: Place;
}

/** `spec.listeners` of both kinds. */
export function lowerListeners(spec: Fields | undefined): FactList<Listener> | undefined {
  const listeners = spec?.children('listeners');
  return listeners && { ...listeners, items: listeners.items.map(lowerListener) };
}

function lowerListener(listener: Fields): Listener {
  const tls = listener.child('tls');
  const allowed = listener.child('allowedRoutes');
  const kinds = allowed?.children('kinds');
  const certificates = tls?.children('certificateRefs');
  return {
    name: listener.string('name'),
    hostname: listener.string('hostname'),
    port: listener.integer('port'),
    protocol: listener.string('protocol'),
    tls: tls && {
      mode: tls.string('mode'),
      certificateRefs: certificates && { ...certificates, items: certificates.items.map(lowerObjectReference) },
      hasOptions: (tls.child('options')?.keys.length ?? 0) > 0,
      place: tls.node,
      keyPlace: listener.keyPlace('tls')!,
    },
    allowedKinds: kinds && {
      ...kinds,
      items: kinds.items.map(kind => ({ group: kind.string('group'), kind: kind.string('kind'), place: kind.node })),
    },
    allowedNamespaces: lowerNamespaceAdmission(allowed?.child('namespaces')),
    place: listener.node,
  };
}

export function lowerNamespaceAdmission(namespaces: Fields | undefined): NamespaceAdmission | undefined {
  const selector = namespaces?.child('selector');
  return (
    namespaces && {
      from: namespaces.string('from'),
      selector: selector && lowerLabelSelector(selector),
      selectorPlace: namespaces.keyPlace('selector'),
      place: namespaces.node,
    }
  );
}
