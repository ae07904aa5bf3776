/**
 * The routing table that a request meets at the proxy of an Ingress: the rules of all Ingresses that the same proxy serves, in the
 * order in which they are tried (semantics S9–S11).
 */
import { areAlternatives } from '../../bind/alternatives.ts';
import { compareHosts, coversHost, isWildcardHost } from '../../bind/host.ts';
import { type ControllerFamily, classOf, sameClass } from '../../bind/ingress-class.ts';
import { type IngressRoute, isCanary, routesOf, usesRegex } from '../../bind/ingress-overlap.ts';
import { comparePaths, looksLikeRegex, matchesPath, normalPath } from '../../bind/ingress-path.ts';
import type { Match } from '../../bind/label-match.ts';
import { appliedTogether } from '../../bind/togetherness.ts';
import { keys, unknownName } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { annotation } from '../../model/resource.ts';
import { LinearRegex, type RegexMatch } from '../../text/linear-regexp.ts';

export interface TableEntry extends IngressRoute {
  readonly match: Match;
  /** What the groups of a path that is a regular expression matched. */
  readonly groups: RegexMatch | undefined;
}

export interface RoutingTable {
  /** Entries whose host covers the request's, in the order in which they are tried. */
  readonly entries: readonly TableEntry[];
  /** All Ingresses of the proxy that the request may concern, the one that was asked for first. */
  readonly ingresses: readonly Ingress[];
  /** Paths are regular expressions for this host. */
  readonly isRegex: boolean;
  /** An Ingress whose host, path or whole rules a template decides. */
  readonly uncertain: Ingress | undefined;
}

/** `host`: `null` for a request that names none. */
export function routingTable(
  view: View,
  ingress: Ingress,
  family: ControllerFamily,
  host: string | null,
  path: string,
): RoutingTable {
  const ingresses = [ingress, ...neighbours(view, ingress, family, host)];
  const routes = ingresses.flatMap(one => [...routesOf(one), ...aliasRoutes(one)]);
  const ofHost = routes.filter(route => route.host === '' || (host !== null && coversHost(route.host, host)));
  const first = ofHost.reduce<string | undefined>(
    (best, { host: one }) => (best === undefined || compareHosts(one, best) < 0 ? one : best),
    undefined,
  );
  const reachable =
    selectsHostFirst(family) && first !== undefined
      ? ofHost.filter(route => compareHosts(route.host, first) === 0)
      : ofHost;
  const isRegex = reachable.some(route => usesRegex(family, route.ingress));
  const entries = reachable
    .map(route => ({ ...route, ...matchRoute(route, family, isRegex, path) }))
    .sort(
      (a, b) =>
        compareHosts(a.host, b.host) ||
        (isRegex ? rawLength(b) - rawLength(a) : comparePaths(a.pattern, b.pattern)) ||
        Number(isCanary(a.ingress)) - Number(isCanary(b.ingress)),
    );
  return { entries, ingresses, isRegex, uncertain: ingresses.find(one => isUncertain(one, host)) };
}

/** Every Ingress that the proxy serves and that has a rule for the host, for all hosts, or a default backend. */
function neighbours(view: View, ingress: Ingress, family: ControllerFamily, host: string | null): Ingress[] {
  const set = view.setOf(ingress);
  const ownClass = classOf(view, ingress);
  const found = new Set<Ingress>();
  const isPeer = (other: Ingress) =>
    other !== ingress && sharesProxy(family, ingress, other) && sameClass(ownClass, classOf(view, other));
  for (const one of host === null ? [] : [host, wildcardOf(host)]) {
    for (const key of [keys.ingressHost(set, one), keys.ingressAlias(set, one)])
      for (const other of view.lookupType('ingress', key))
        if (isPeer(other) && !areAlternatives(view, ingress, other)) found.add(other);
  }
  for (const key of [keys.ingressHost(set, ''), keys.ingressHost(set, unknownName), keys.ingressDefault(set)]) {
    for (const other of view.lookupType('ingress', key))
      if (appliedTogether(view, ingress, other) && isPeer(other)) found.add(other);
  }
  return [...found];
}

/** The wildcard that covers a host; '' is asked for by itself. */
export function wildcardOf(host: string): string {
  const dot = host.indexOf('.');
  return dot < 0 ? host : `*${host.slice(dot)}`;
}

/** GCE makes a load balancer for each Ingress, ALB for each group. */
function sharesProxy(family: ControllerFamily, a: Ingress, b: Ingress): boolean {
  if (family === 'gce') return false;
  if (family !== 'alb') return true;
  const group = annotation(a, 'alb.ingress.kubernetes.io/group.name');
  return group !== undefined && group === annotation(b, 'alb.ingress.kubernetes.io/group.name');
}

/** The proxy first chooses a virtual server by host and never looks at another one's paths. */
function selectsHostFirst(family: ControllerFamily): boolean {
  return family === 'nginx' || family === 'nginx-inc' || family === 'gce' || family === 'contour';
}

/** ingress-nginx: `server-alias` gives the rules of an Ingress more hosts. */
function aliasRoutes(ingress: Ingress): IngressRoute[] {
  const hosts = serverAliases(ingress);
  return hosts.length === 0 ? [] : routesOf(ingress).flatMap(route => hosts.map(host => ({ ...route, host })));
}

export function serverAliases(ingress: Ingress): string[] {
  const text = annotation(ingress, 'nginx.ingress.kubernetes.io/server-alias');
  return (text ?? '')
    .split(',')
    .map(host => host.trim().toLowerCase())
    .filter(host => host !== '');
}

function rawLength(route: IngressRoute): number {
  return route.path.path?.known ? route.path.path.value.length : 1;
}

function matchRoute(
  route: IngressRoute,
  family: ControllerFamily,
  isRegex: boolean,
  path: string,
): Pick<TableEntry, 'match' | 'groups'> {
  const written = route.path.path?.known ? route.path.path.value : '/';
  if (isRegex) {
    const regex = LinearRegex.compile(`^${written}`, true);
    const groups = regex?.match(path);
    return { match: regex ? (groups ? 'yes' : 'no') : 'unknown', groups };
  }
  if (route.pattern.pathType === 'ImplementationSpecific') {
    if (family === 'alb' || family === 'gce') return said(matchesGlob(written, path));
    if (looksLikeRegex(written)) return { match: 'unknown', groups: undefined };
  }
  return said(matchesPath(route.pattern, path));
}

function said(matches: boolean): Pick<TableEntry, 'match' | 'groups'> {
  return { match: matches ? 'yes' : 'no', groups: undefined };
}

/** ALB and GCE: `*` stands for any characters, `?` for one; without them the whole path must be equal. */
function matchesGlob(pattern: string, path: string): boolean {
  const escaped = normalPath('Exact', pattern).replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return LinearRegex.compile(escaped.replace(/\*/g, '.*').replace(/\?/g, '.'))?.matchesWhole(path) ?? false;
}

/** A template may make the Ingress answer for the host in a way that is not known. */
function isUncertain(ingress: Ingress, host: string | null): boolean {
  if (!ingress.rulesComplete) return true;
  return ingress.rules.some(rule => {
    if (rule.host?.known === false) return true;
    const own = rule.host?.value ?? '';
    if (own !== '' && (host === null || !coversHost(own, host))) return false;
    return !rule.pathsComplete || rule.paths.some(path => path.path?.known === false || path.pathType?.known === false);
  });
}

/** Why an entry that matches as well does not get the request. */
export function reasonOfLoss(winner: TableEntry, loser: TableEntry): 'host' | 'length' | 'exact' | 'order' {
  if (compareHosts(winner.host, loser.host) !== 0 || isWildcardHost(winner.host) !== isWildcardHost(loser.host))
    return 'host';
  if (winner.pattern.path.length !== loser.pattern.path.length) return 'length';
  return winner.pattern.pathType !== loser.pattern.pathType && winner.pattern.pathType === 'Exact' ? 'exact' : 'order';
}
