/** What the rules about backends of routes share: walking over them with what they resolve to. */
import { type BackendProblem, type BackendResolution, resolveBackend } from '../../gateway/backend.ts';
import type { View } from '../../index/view.ts';
import {
  filterBackendsOf,
  type GatewayRoute,
  type RouteBackend,
  type RouteRule,
} from '../../model/kinds/gateway-route.ts';
import type { BackendObjectReference } from '../../model/kinds/object-reference.ts';

export interface ResolvedBackend {
  readonly rule: RouteRule;
  readonly reference: BackendObjectReference;
  /** `undefined` for the backend of a filter, which gets copies or questions and no traffic of its own. */
  readonly backend: RouteBackend | undefined;
  readonly resolution: BackendResolution;
}

/** Every backend of a route with where it leads, those of filters after those of the rule. */
export function* resolvedBackends(view: View, route: GatewayRoute): Iterable<ResolvedBackend> {
  for (const rule of route.rules?.items ?? []) {
    const backends = rule.backendRefs?.items ?? [];
    for (const backend of backends) {
      yield { rule, reference: backend, backend, resolution: resolveBackend(view, route, backend) };
    }
    for (const filter of [...(rule.filters?.items ?? []), ...backends.flatMap(backend => backend.filters)]) {
      for (const reference of filterBackendsOf(filter)) {
        yield { rule, reference, backend: undefined, resolution: resolveBackend(view, route, reference) };
      }
    }
  }
}

/** The backends that fail at one step. */
export function* failedBackends<S extends BackendProblem['step']>(
  view: View,
  route: GatewayRoute,
  step: S,
): Iterable<ResolvedBackend & { readonly problem: Extract<BackendProblem, { step: S }> }> {
  for (const one of resolvedBackends(view, route)) {
    if (one.resolution.state !== 'failed' || one.resolution.problem.step !== step) continue;
    yield { ...one, problem: one.resolution.problem as Extract<BackendProblem, { step: S }> };
  }
}
