/**
 * When two matches of routes are the same: every request that one takes, the other would take with the same precedence (apis/v1
 * httproute_types.go `HTTPRouteMatch`, grpcroute_types.go `GRPCRouteMatch`).
 */

import type { Place } from '../yaml/syntax.ts';
import { type Fact, type FactList, knownValue, valueOrDefault } from './fact.ts';
import type { GatewayRoute, RouteMatch, RouteRule, ValueMatch } from './kinds/gateway-route.ts';

export interface IdentifiedMatch {
  readonly rule: RouteRule;
  /** Equal for equal matches. */
  readonly identity: string;
  readonly place: Place;
}

/** The first host name of a route in alphabetical order, in lower case; '' for none, `undefined` where a template decides it. */
export function firstHostname({ hostnames }: GatewayRoute): string | undefined {
  if (hostnames?.complete === false || hostnames?.items.some(fact => !fact.known)) return undefined;
  return (hostnames?.items ?? []).flatMap(fact => (fact.known ? fact.value.toLowerCase() : [])).sort()[0] ?? '';
}

/** The matches of a route in order; a rule without any has the one for everything. Those that a template or an extension decides are left
 * out. */
export function identifiedMatches(route: GatewayRoute): IdentifiedMatch[] {
  return (route.rules?.items ?? []).flatMap(rule => {
    // Extensions may match, too: cookies with a filter of Envoy Gateway.
    if (rule.filters?.items.some(filter => filter.extensionRef)) return [];
    if (!rule.matches || rule.matches.items.length === 0) {
      const isOpen = rule.matches?.complete === false || route.shape !== 'complete';
      return isOpen ? [] : [{ rule, identity: identityOf(undefined)!, place: (rule.name ?? rule).place }];
    }
    return rule.matches.items.flatMap(match => {
      const identity = identityOf(match);
      return identity === undefined ? [] : [{ rule, identity, place: (match.path?.value ?? match).place }];
    });
  });
}

function identityOf(match: RouteMatch | undefined): string | undefined {
  const pathType = valueOrDefault(match?.path?.matchType, 'PathPrefix');
  const path = valueOrDefault(match?.path?.value, '/');
  const grpc = match?.grpcMethod;
  const parts = [
    pathType,
    pathType === 'PathPrefix' ? path?.replace(/(.)\/$/, '$1') : path,
    textOf(match?.method),
    grpc ? valueOrDefault(grpc.matchType, 'Exact') : '',
    textOf(grpc?.service),
    textOf(grpc?.method),
    conditionsOf(match?.headers, name => name.toLowerCase()),
    conditionsOf(match?.queryParams, name => name),
  ];
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

/** Of several conditions for one name only the first counts; their order does not. */
function conditionsOf(list: FactList<ValueMatch> | undefined, normal: (name: string) => string): string | undefined {
  if (list?.complete === false) return undefined;
  const byName = new Map<string, string>();
  for (const condition of list?.items ?? []) {
    const [name, value] = [knownValue(condition.name), knownValue(condition.value)];
    const type = valueOrDefault(condition.matchType, 'Exact');
    if (name === undefined || value === undefined || type === undefined) return undefined;
    if (!byName.has(normal(name))) byName.set(normal(name), `${type} ${value}`);
  }
  return JSON.stringify([...byName].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** '' for a field that is not written. */
function textOf(fact: Fact<string> | undefined): string | undefined {
  return valueOrDefault(fact, '');
}
