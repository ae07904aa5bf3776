/**
 * What serves a request that reaches a Gateway: listeners by port, and for each the routes that are attached to it. Index look-ups
 * only, so that a trace costs what the Gateway holds and not what the workspace holds.
 */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { Listener } from '../model/kinds/gateway-listener.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { ParentReference } from '../model/kinds/object-reference.ts';
import { byAge } from './age.ts';
import { attachRoute } from './attachment.ts';
import { type EffectiveListener, effectiveListeners, type ListenerOwner } from './listeners.ts';
import { bindParent } from './parents.ts';

export interface AttachedRoute {
  readonly route: GatewayRoute;
  /** The parentRef by which it attached. */
  readonly parent: ParentReference;
  /** What the listener's and the route's host names have in common; `anyHostname` for all. */
  readonly hostnames: readonly string[];
  /** False where a template decides whether it is attached. */
  readonly certain: boolean;
}

export interface ServingListener extends EffectiveListener {
  /** In order of precedence among equal matches: the oldest first, then by namespace and name. */
  readonly routes: readonly AttachedRoute[];
}

/**
 * The listeners of a Gateway and its ListenerSets that serve a port (all ports if none is given), without those that are conflicted,
 * in order of precedence; each with its routes. A listener whose port a template decides is left out when a port is given.
 */
export function servingListeners(view: View, gateway: Gateway, port?: number): ServingListener[] {
  return effectiveListeners(view, gateway)
    .filter(listener => !listener.conflict && (port === undefined || listener.port === port))
    .map(listener => ({ ...listener, routes: attachedRoutes(view, listener) }));
}

/** The routes attached to a listener, each once. */
export function attachedRoutes(view: View, listener: EffectiveListener): AttachedRoute[] {
  const result: AttachedRoute[] = [];
  for (const route of routesNaming(view, listener.owner)) {
    const attached = attachmentsTo(view, route, listener.owner).find(
      one => one.listener === listener.listener && one.failed === undefined,
    );
    if (attached) {
      const { parent, hostnames, certain } = attached;
      result.push({ route, parent, hostnames, certain });
    }
  }
  return result.sort((a, b) => byAge(view)(a.route, b.route));
}

/** The listeners of a Gateway and its ListenerSets to which a route attaches, surely or possibly; each route is asked once. */
export function listenersWithRoutes(view: View, gateway: Gateway): ReadonlySet<Listener> {
  const all = effectiveListeners(view, gateway);
  const served = new Set<Listener>();
  for (const owner of new Set(all.map(one => one.owner))) {
    const own = all.filter(one => one.owner === owner).length;
    let found = 0;
    for (const route of routesNaming(view, owner)) {
      if (found === own) break;
      for (const { listener, failed } of attachmentsTo(view, route, owner)) {
        if (failed !== undefined || served.has(listener)) continue;
        served.add(listener);
        found++;
      }
    }
  }
  return served;
}

/** The routes that name a Gateway or ListenerSet as a parent. */
export function routesNaming(view: View, owner: ListenerOwner): readonly GatewayRoute[] {
  const name = knownValue(owner.name);
  const namespace = view.namespaceOf(owner);
  if (name === undefined || namespace === undefined) return [];
  return view.lookupType('gateway-route', keys.routesOf(view.setOf(owner), owner.kind, namespace, name));
}

/** Sure attachments before possible ones. */
function attachmentsTo(view: View, route: GatewayRoute, owner: ListenerOwner) {
  return (route.parentRefs?.items ?? [])
    .filter(parent => {
      const binding = bindParent(view, route, parent);
      return binding?.state === 'bound' && binding.targets.includes(owner);
    })
    .flatMap(parent =>
      attachRoute(view, route, parent, owner).listeners.map(one => ({
        ...one,
        parent,
        listener: one.listener.listener,
      })),
    )
    .sort((a, b) => Number(b.certain) - Number(a.certain));
}
