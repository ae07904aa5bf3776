/** References of the Gateway API to other objects (sigs.k8s.io/gateway-api apis/v1 object_reference_types.go, shared_types.go). */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact } from '../fact.ts';
import type { Fields } from '../read.ts';

/** `SecretObjectReference`, `ObjectReference`, `LocalObjectReference` and the like; each use has its own defaults. */
export interface ObjectReference {
  readonly group: Fact<string> | undefined;
  readonly kind: Fact<string> | undefined;
  /** Only where the type has one; a local reference never does. */
  readonly namespace: Fact<string> | undefined;
  readonly name: Fact<string> | undefined;
  readonly place: Place;
}

export function lowerObjectReference(reference: Fields): ObjectReference {
  return {
    group: reference.string('group'),
    kind: reference.string('kind'),
    namespace: reference.string('namespace'),
    name: reference.string('name'),
    place: reference.node,
  };
}

/** `ParentReference`: group defaults to gateway.networking.k8s.io, kind to Gateway, namespace to the referrer's. */
export interface ParentReference extends ObjectReference {
  readonly sectionName: Fact<string> | undefined;
  readonly port: Fact<number> | undefined;
}

export function lowerParentReference(reference: Fields): ParentReference {
  return {
    ...lowerObjectReference(reference),
    sectionName: reference.string('sectionName'),
    port: reference.integer('port'),
  };
}

/** `BackendObjectReference`: group defaults to core, kind to Service, namespace to the referrer's. */
export interface BackendObjectReference extends ObjectReference {
  readonly port: Fact<number> | undefined;
}

export function lowerBackendObjectReference(reference: Fields): BackendObjectReference {
  return { ...lowerObjectReference(reference), port: reference.integer('port') };
}
