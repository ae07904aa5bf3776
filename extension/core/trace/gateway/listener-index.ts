/**
 * The listeners of a Gateway with their routes, kept as long as nothing changes, and the routes of each by host name: a Gateway may
 * carry thousands of routes, and a request concerns a few.
 */
import { hostnamesCovering } from '../../gateway/hostname.ts';
import { type AttachedRoute, type ServingListener, servingListeners } from '../../gateway/serving.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { View } from '../../index/view.ts';
import type { Gateway } from '../../model/kinds/gateway.ts';
import type { Resource } from '../../model/resource.ts';

const listenersOf = new WeakMap<Snapshot, Map<Gateway, readonly ServingListener[]>>();

/** The listeners that serve a port, in order of precedence. */
export function listenersOnPort(view: View, gateway: Gateway, port: number): readonly ServingListener[] {
  let ofSnapshot = listenersOf.get(view.snapshot);
  if (!ofSnapshot) {
    ofSnapshot = new Map();
    listenersOf.set(view.snapshot, ofSnapshot);
  }
  let listeners = ofSnapshot.get(gateway);
  if (!listeners) {
    listeners = servingListeners(view, gateway);
    ofSnapshot.set(gateway, listeners);
  }
  return listeners.filter(listener => listener.port === port);
}

/** Whatever has routes: a listener, or a Service in a mesh. */
export interface RouteTable {
  readonly owner: Resource;
  readonly routes: readonly AttachedRoute[];
}

/** Positions in `routes` by host name; those of routes that may have others apart. */
interface RouteIndex {
  readonly byHostname: ReadonlyMap<string, readonly number[]>;
  readonly open: readonly number[];
}

const indexes = new WeakMap<RouteTable, RouteIndex>();

/** Routes on the listener that are for the host or may be, whatever the path, in their order. */
export function routesForHost(listener: RouteTable, host: string | null): AttachedRoute[] {
  let index = indexes.get(listener);
  if (!index) {
    index = indexRoutes(listener);
    indexes.set(listener, index);
  }
  const found = new Set(index.open);
  for (const hostname of hostnamesCovering(host)) for (const at of index.byHostname.get(hostname) ?? []) found.add(at);
  return [...found].sort((a, b) => a - b).map(at => listener.routes[at]!);
}

function indexRoutes({ routes }: RouteTable): RouteIndex {
  const byHostname = new Map<string, number[]>();
  const open: number[] = [];
  for (const [at, attached] of routes.entries()) {
    if (isOpen(attached)) open.push(at);
    for (const hostname of attached.hostnames) {
      const positions = byHostname.get(hostname);
      if (positions) positions.push(at);
      else byHostname.set(hostname, [at]);
    }
  }
  return { byHostname, open };
}

/** A template may give the route host names or rules. */
export function isOpen({ route, certain }: AttachedRoute): boolean {
  return !certain || route.shape !== 'complete' || route.rules?.complete === false;
}
