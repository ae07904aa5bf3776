/**
 * `ListenerSet`, and `XListenerSet` of the experimental group: listeners that join those of a Gateway (apis/v1
 * listenerset_types.go).
 */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type Listener, lowerListeners } from './gateway-listener.ts';
import { lowerObjectReference, type ObjectReference } from './object-reference.ts';

export interface ListenerSet extends ResourceBase {
  readonly type: 'listener-set';
  /** Group defaults to gateway.networking.k8s.io, kind to Gateway, namespace to the ListenerSet's own. */
  readonly parentRef: ObjectReference | undefined;
  readonly listeners: FactList<Listener> | undefined;
  /** `metadata.creationTimestamp`: of two ListenerSets with the same listener the older one wins. */
  readonly createdAt: Fact<string> | undefined;
  readonly specPlace: Place;
}

export function lowerListenerSet(base: ResourceBase, root: Fields): ListenerSet {
  const spec = root.child('spec');
  const parent = spec?.child('parentRef');
  return {
    ...base,
    type: 'listener-set',
    parentRef: parent && lowerObjectReference(parent),
    listeners: lowerListeners(spec),
    createdAt: root.child('metadata')?.string('creationTimestamp'),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}
