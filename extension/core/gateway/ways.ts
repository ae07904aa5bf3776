/** The rules of Gateway API routes that lead to a Service: the question of a backendRef from its other end. */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { GatewayRoute, RouteBackend, RouteRule } from '../model/kinds/gateway-route.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import { resolveBackend } from './backend.ts';

export interface GatewayRouteWay {
  readonly route: GatewayRoute;
  readonly rule: RouteRule;
  readonly backend: RouteBackend;
  readonly port: ServicePort;
}

/** In order of routes and rules; those that get no traffic (weight 0) are no way in. */
export function gatewayWays(view: View, service: Service): GatewayRouteWay[] {
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return [];
  return view.lookupType('gateway-route', keys.backendUsers(view.setOf(service), namespace, name)).flatMap(route =>
    (route.rules?.items ?? []).flatMap(rule =>
      (rule.backendRefs?.items ?? []).flatMap((backend): GatewayRouteWay[] => {
        if (knownValue(backend.weight) === 0) return [];
        const resolution = resolveBackend(view, route, backend);
        const isMeant = resolution.state === 'resolved' && resolution.service === service;
        return isMeant ? [{ route, rule, backend, port: resolution.port }] : [];
      }),
    ),
  );
}
