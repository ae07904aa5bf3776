/**
 * `HTTPRoute`, `GRPCRoute`, `TLSRoute`, `TCPRoute` and `UDPRoute`, read into one form: a field that a kind does not have is absent
 * (sigs.k8s.io/gateway-api apis/v1 httproute_types.go, grpcroute_types.go, tlsroute_types.go; apis/v1alpha2 tcproute_types.go,
 * udproute_types.go).
 */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { lowerFilter, type RouteFilter } from './gateway-route-filter.ts';
import {
  type BackendObjectReference,
  lowerBackendObjectReference,
  lowerParentReference,
  type ParentReference,
} from './object-reference.ts';

/** One condition on a header or query parameter, or `method` of a GRPCRoute as a whole. */
export interface ValueMatch {
  /** `Exact` (default) or `RegularExpression`. */
  readonly matchType: Fact<string> | undefined;
  readonly name: Fact<string> | undefined;
  readonly value: Fact<string> | undefined;
  readonly place: Place;
}

export interface PathMatch {
  /** `PathPrefix` (default), `Exact` or `RegularExpression`. */
  readonly matchType: Fact<string> | undefined;
  /** `/` by default. */
  readonly value: Fact<string> | undefined;
  readonly place: Place;
}

export interface GrpcMethodMatch {
  /** `Exact` (default) or `RegularExpression`. */
  readonly matchType: Fact<string> | undefined;
  readonly service: Fact<string> | undefined;
  readonly method: Fact<string> | undefined;
  readonly place: Place;
}

/** Conditions that must all hold. */
export interface RouteMatch {
  readonly path: PathMatch | undefined;
  /** The HTTP method; `undefined` in a GRPCRoute. */
  readonly method: Fact<string> | undefined;
  readonly grpcMethod: GrpcMethodMatch | undefined;
  readonly headers: FactList<ValueMatch> | undefined;
  readonly queryParams: FactList<ValueMatch> | undefined;
  readonly place: Place;
}

export interface RouteBackend extends BackendObjectReference {
  /** 1 by default; 0 gets no traffic. */
  readonly weight: Fact<number> | undefined;
  readonly filters: readonly RouteFilter[];
  readonly filtersComplete: boolean;
}

export interface RouteTimeouts {
  readonly request: Fact<string> | undefined;
  readonly backendRequest: Fact<string> | undefined;
  readonly place: Place;
}

export interface SessionPersistence {
  readonly sessionName: Fact<string> | undefined;
  readonly absoluteTimeout: Fact<string> | undefined;
  readonly idleTimeout: Fact<string> | undefined;
  /** `Cookie` (default) or `Header`. */
  readonly persistenceType: Fact<string> | undefined;
  /** `cookieConfig.lifetimeType`: `Session` (default) or `Permanent`. */
  readonly lifetimeType: Fact<string> | undefined;
  readonly cookieConfigPlace: Place | undefined;
  readonly place: Place;
}

export interface RouteRule {
  readonly name: Fact<string> | undefined;
  /** Absent or empty: everything. */
  readonly matches: FactList<RouteMatch> | undefined;
  readonly filters: FactList<RouteFilter> | undefined;
  readonly backendRefs: FactList<RouteBackend> | undefined;
  readonly timeouts: RouteTimeouts | undefined;
  readonly sessionPersistence: SessionPersistence | undefined;
  readonly place: Place;
}

export interface GatewayRoute extends ResourceBase {
  readonly type: 'gateway-route';
  readonly parentRefs: FactList<ParentReference> | undefined;
  readonly hostnames: FactList<Fact<string>> | undefined;
  readonly rules: FactList<RouteRule> | undefined;
  /** `metadata.creationTimestamp`: the older of two equal matches wins. */
  readonly createdAt: Fact<string> | undefined;
  readonly specPlace: Place;
}

export function lowerGatewayRoute(base: ResourceBase, root: Fields): GatewayRoute {
  const spec = root.child('spec');
  const isGrpc = base.kind === 'GRPCRoute';
  return {
    ...base,
    type: 'gateway-route',
    parentRefs: listOf(spec?.children('parentRefs'), lowerParentReference),
    hostnames: spec?.strings('hostnames'),
    rules: listOf(spec?.children('rules'), rule => lowerRule(rule, isGrpc)),
    createdAt: root.child('metadata')?.string('creationTimestamp'),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}

/** Every reference to a backend: of rules in order, those of mirrors and external authorisation among them. */
export function backendReferencesOf(route: GatewayRoute): BackendObjectReference[] {
  return (route.rules?.items ?? []).flatMap(rule => {
    const backends = rule.backendRefs?.items ?? [];
    const filters = [...(rule.filters?.items ?? []), ...backends.flatMap(backend => backend.filters)];
    return [...backends, ...filters.flatMap(filterBackendsOf)];
  });
}

/** The backends that a filter sends something to. */
export function filterBackendsOf(filter: RouteFilter): BackendObjectReference[] {
  return [filter.requestMirror?.backendRef, filter.externalAuth?.backendRef].flatMap(backend => backend ?? []);
}

function listOf<T>(list: FactList<Fields> | undefined, lower: (item: Fields) => T): FactList<T> | undefined {
  return list && { ...list, items: list.items.map(lower) };
}

function lowerRule(rule: Fields, isGrpc: boolean): RouteRule {
  const timeouts = rule.child('timeouts');
  const persistence = rule.child('sessionPersistence');
  return {
    name: rule.string('name'),
    matches: listOf(rule.children('matches'), match => lowerMatch(match, isGrpc)),
    filters: listOf(rule.children('filters'), lowerFilter),
    backendRefs: listOf(rule.children('backendRefs'), lowerBackend),
    timeouts: timeouts && {
      request: timeouts.string('request'),
      backendRequest: timeouts.string('backendRequest'),
      place: timeouts.node,
    },
    sessionPersistence: persistence && lowerPersistence(persistence),
    place: rule.node,
  };
}

function lowerMatch(match: Fields, isGrpc: boolean): RouteMatch {
  const path = match.child('path');
  const method = isGrpc ? match.child('method') : undefined;
  return {
    path: path && { matchType: path.string('type'), value: path.string('value'), place: path.node },
    method: isGrpc ? undefined : match.string('method'),
    grpcMethod: method && {
      matchType: method.string('type'),
      service: method.string('service'),
      method: method.string('method'),
      place: method.node,
    },
    headers: listOf(match.children('headers'), lowerValueMatch),
    queryParams: listOf(match.children('queryParams'), lowerValueMatch),
    place: match.node,
  };
}

function lowerValueMatch(match: Fields): ValueMatch {
  return {
    matchType: match.string('type'),
    name: match.string('name'),
    value: match.string('value'),
    place: match.node,
  };
}

function lowerBackend(backend: Fields): RouteBackend {
  const filters = backend.children('filters');
  return {
    ...lowerBackendObjectReference(backend),
    weight: backend.integer('weight'),
    filters: filters?.items.map(lowerFilter) ?? [],
    filtersComplete: filters?.complete ?? !backend.templated,
  };
}

function lowerPersistence(persistence: Fields): SessionPersistence {
  return {
    sessionName: persistence.string('sessionName'),
    absoluteTimeout: persistence.string('absoluteTimeout'),
    idleTimeout: persistence.string('idleTimeout'),
    persistenceType: persistence.string('type'),
    lifetimeType: persistence.child('cookieConfig')?.string('lifetimeType'),
    cookieConfigPlace: persistence.keyPlace('cookieConfig'),
    place: persistence.node,
  };
}
