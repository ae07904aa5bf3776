/**
 * Which rule of the routes on a listener takes an HTTP or gRPC request (apis/v1 httproute_types.go `HTTPRouteRule.Matches`,
 * grpcroute_types.go `GRPCRouteRule.Matches`; semantics "Match precedence").
 */
import type { Match } from '../../bind/label-match.ts';
import { hasHostnames } from '../../gateway/api.ts';
import { anyHostname, coversHostname } from '../../gateway/hostname.ts';
import type { AttachedRoute } from '../../gateway/serving.ts';
import { type Fact, type FactList, knownValue, valueOrDefault } from '../../model/fact.ts';
import type { GatewayRoute, RouteMatch, RouteRule, ValueMatch } from '../../model/kinds/gateway-route.ts';
import { LinearRegex } from '../../text/linear-regexp.ts';
import { headerOf, queryPairs, type TraceRequest } from '../request.ts';
import { type RouteTable, routesForHost } from './listener-index.ts';

export interface RuleEntry {
  readonly route: GatewayRoute;
  readonly rule: RouteRule;
  /** `undefined`: the rule has no matches and takes everything. */
  readonly match: RouteMatch | undefined;
  readonly result: Match;
  /** The matched elements of the path, for `ReplacePrefixMatch`; `undefined` for other kinds of matches. */
  readonly prefix: string | undefined;
  readonly hostname: string;
  readonly rank: readonly number[];
}

/** Everything that may take the request, what goes first in front. Entries that do not match are left out. */
export function matchingEntries(listener: RouteTable, request: TraceRequest): RuleEntry[] {
  return routesForHost(listener, request.host)
    .filter(({ route }) => route.kind === 'HTTPRoute' || (route.kind === 'GRPCRoute' && request.scheme === 'grpc'))
    .flatMap(attached => entriesOf(attached, request))
    .filter(entry => entry.result !== 'no')
    .sort((a, b) => compareRanks(a.rank, b.rank));
}

/**
 * The host name by which a route on a listener is for the host, `undefined` if it is not. The longest that the route itself has,
 * exact ones first (httproute_types.go `Hostnames`: precedence goes by the route's names, not by what they have in common with the
 * listener's).
 */
export function hostnameFor({ route, hostnames }: AttachedRoute, host: string | null): string | undefined {
  const covers = (hostname: string) => hostname === anyHostname || (host !== null && coversHostname(hostname, host));
  if (!hostnames.some(covers)) return undefined;
  const written = hasHostnames(route.kind) ? (route.hostnames?.items ?? []) : [];
  return (
    written
      .flatMap(fact => (fact.known && covers(fact.value) ? fact.value : []))
      .sort((a, b) => compareRanks(hostRank(a), hostRank(b)))[0] ?? anyHostname
  );
}

function hostRank(hostname: string): number[] {
  return [hostname.startsWith('*.') ? 0 : hostname.length, hostname.length];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : b[at]! - a[at]!;
}

function entriesOf(attached: AttachedRoute, request: TraceRequest): RuleEntry[] {
  const { route, certain } = attached;
  const hostname = hostnameFor(attached, request.host);
  if (hostname === undefined && certain) return [];
  return (route.rules?.items ?? []).flatMap(rule => {
    const matches: readonly (RouteMatch | undefined)[] = rule.matches?.items.length ? rule.matches.items : [undefined];
    return matches.map(match => {
      const judged = route.kind === 'GRPCRoute' ? judgeGrpc(match, request) : judgeHttp(match, request);
      const isComplete = certain && hostname !== undefined && rule.matches?.complete !== false;
      return {
        route,
        rule,
        match,
        hostname: hostname ?? anyHostname,
        prefix: judged.prefix,
        result: judged.result === 'yes' && !isComplete ? ('unknown' as const) : judged.result,
        rank: [...hostRank(hostname ?? anyHostname), ...judged.rank],
      };
    });
  });
}

interface Judged {
  readonly result: Match;
  readonly prefix?: string | undefined;
  readonly rank: readonly number[];
}

function judgeHttp(match: RouteMatch | undefined, request: TraceRequest): Judged {
  const pathType = valueOrDefault(match?.path?.matchType, 'PathPrefix');
  const value = valueOrDefault(match?.path?.value, '/');
  const path = matchPath(pathType, value, request.path);
  const method = match?.method ? same(match.method, request.method) : 'yes';
  const headers = matchValues(
    match?.headers,
    name => headerOf(request.headers, name),
    name => name.toLowerCase(),
  );
  const pairs = queryPairs(request.query);
  const query = matchValues(match?.queryParams, name => pairs.find(([key]) => key === name)?.[1]);
  return {
    result: all([path, method, headers, query]),
    prefix: pathType === 'PathPrefix' ? value : undefined,
    rank: [
      pathType === 'Exact' ? 2 : pathType === 'RegularExpression' ? 1 : 0,
      withoutSlash(value ?? '').length,
      Number(match?.method !== undefined),
      match?.headers?.items.length ?? 0,
      match?.queryParams?.items.length ?? 0,
    ],
  };
}

function judgeGrpc(match: RouteMatch | undefined, request: TraceRequest): Judged {
  const wanted = match?.grpcMethod;
  const isRegex = valueOrDefault(wanted?.matchType, 'Exact');
  const { grpc } = request;
  const one = (fact: Fact<string> | undefined, value: string | undefined): Match => {
    if (!fact || knownValue(fact) === '') return 'yes';
    if (value === undefined) return 'no';
    return matchText(isRegex, fact, value);
  };
  const headers = matchValues(
    match?.headers,
    name => headerOf(request.headers, name),
    name => name.toLowerCase(),
  );
  return {
    result: all([one(wanted?.service, grpc?.service), one(wanted?.method, grpc?.method), headers]),
    // Service and method are one path on the wire: beside HTTPRoutes they rank as an exact one.
    rank: [
      wanted?.service && wanted.method ? 2 : 0,
      knownValue(wanted?.service)?.length ?? 0,
      knownValue(wanted?.method)?.length ?? 0,
      match?.headers?.items.length ?? 0,
      0,
    ],
  };
}

function matchPath(pathType: string | undefined, value: string | undefined, path: string): Match {
  if (value === undefined) return 'unknown';
  switch (pathType) {
    case 'Exact':
      return path === value ? 'yes' : 'no';
    case 'PathPrefix': {
      const prefix = withoutSlash(value);
      return path === prefix || path.startsWith(`${prefix}/`) ? 'yes' : 'no';
    }
    case 'RegularExpression':
      return matchRegex(value, path);
    default:
      return 'unknown';
  }
}

/** A prefix goes by elements and ignores its own slash at the end. */
export function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Every condition holds; of several for one name only the first counts. */
function matchValues(
  conditions: FactList<ValueMatch> | undefined,
  valueNamed: (name: string) => string | undefined,
  normal: (name: string) => string = name => name,
): Match {
  const seen = new Set<string>();
  const results: Match[] = conditions?.complete === false ? ['unknown'] : [];
  for (const { name, value, matchType } of conditions?.items ?? []) {
    if (!name?.known) {
      results.push('unknown');
      continue;
    }
    const key = normal(name.value);
    if (seen.has(key)) continue;
    seen.add(key);
    const sent = valueNamed(name.value);
    results.push(sent === undefined ? 'no' : matchText(valueOrDefault(matchType, 'Exact'), value, sent));
  }
  return all(results);
}

function matchText(matchType: string | undefined, wanted: Fact<string> | undefined, value: string): Match {
  if (!wanted?.known) return 'unknown';
  if (matchType === 'Exact') return wanted.value === value ? 'yes' : 'no';
  return matchType === 'RegularExpression' ? matchRegex(wanted.value, value) : 'unknown';
}

/** The whole text, as most implementations take it; where a part of it matches, the implementation decides. */
function matchRegex(pattern: string, text: string): Match {
  const regex = LinearRegex.compile(pattern);
  if (!regex) return 'unknown';
  if (LinearRegex.compile(`(?:${pattern})$`)?.match(text)) return 'yes';
  return regex.match(text, true) ? 'unknown' : 'no';
}

function same(fact: Fact<string>, value: string): Match {
  if (!fact.known) return 'unknown';
  return fact.value === value ? 'yes' : 'no';
}

function all(matches: readonly Match[]): Match {
  if (matches.includes('no')) return 'no';
  return matches.includes('unknown') ? 'unknown' : 'yes';
}
