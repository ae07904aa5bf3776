/** What the rules about filters share: walking over those of a route's rules and of their backends. */
import type { GatewayRoute } from '../../model/kinds/gateway-route.ts';
import type { RouteFilter } from '../../model/kinds/gateway-route-filter.ts';

/** Every filter of a route: those of a rule, then those of its backends. */
export function allFilters(route: GatewayRoute): RouteFilter[] {
  return (route.rules?.items ?? []).flatMap(rule => [
    ...(rule.filters?.items ?? []),
    ...(rule.backendRefs?.items ?? []).flatMap(backend => backend.filters),
  ]);
}
