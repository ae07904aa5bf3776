/**
 * Which Ingresses compete for the same requests (semantics S1, S9, S11). Files may be alternatives to each other, so two objects
 * compete only where their place says that they are applied together.
 */
import { asksForRegex } from '../controllers/nginx.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Ingress, IngressBackend, IngressPath } from '../model/kinds/ingress.ts';
import { annotation } from '../model/resource.ts';
import { normalHost } from './host.ts';
import { type ControllerFamily, classOf, familyOf, sameClass } from './ingress-class.ts';
import { type PathPattern, patternOf } from './ingress-path.ts';
import { appliedTogether, type Togetherness } from './togetherness.ts';

/** One host and path of an Ingress. */
export interface IngressRoute {
  readonly ingress: Ingress;
  /** Normal form; '' for every host. */
  readonly host: string;
  readonly pattern: PathPattern;
  readonly path: IngressPath;
}

/** The routes of an Ingress as far as they are known, in order. */
export function routesOf(ingress: Ingress): IngressRoute[] {
  return ingress.rules.flatMap(rule => {
    if (rule.host?.known === false) return [];
    const host = normalHost(rule.host?.value ?? '');
    return rule.paths.flatMap(path => {
      const pattern = patternOf(path);
      return pattern ? [{ ingress, host, pattern, path }] : [];
    });
  });
}

export interface Peer {
  readonly ingress: Ingress;
  readonly together: Togetherness;
  /** It comes before the Ingress that asks, in order of file and position. */
  readonly isBefore: boolean;
}

/**
 * Other Ingresses of the same class with a rule for exactly this host that are applied together with `ingress`, in order. Of those
 * without a host only the ones of the same file: a folder of examples has many rules for all hosts.
 */
export function peersOnHost(view: View, ingress: Ingress, host: string): Peer[] {
  const ownClass = classOf(view, ingress);
  const all = view.lookupType('ingress', keys.ingressHost(view.setOf(ingress), host));
  const at = all.indexOf(ingress);
  return all.flatMap((other, i) => {
    if (other === ingress) return [];
    const together = appliedTogether(view, ingress, other);
    if (!together || (host === '' && together !== 'file') || !sameClass(ownClass, classOf(view, other))) return [];
    return [{ ingress: other, together, isBefore: i < at }];
  });
}

/**
 * Two Ingresses of one class feed one routing table: a path of one takes requests from the same path of the other. Each Ingress of
 * GCE, and of ALB without a group, has a load balancer of its own; some controllers let annotations tell equal paths apart.
 */
export function sharesRoutes(view: View, a: Ingress, b: Ingress): boolean {
  const family = familyOf(view, a);
  if (family === 'gce' || isCanary(a) !== isCanary(b)) return false;
  if (
    family === 'alb' &&
    (annotation(a, albGroup) === undefined || annotation(a, albGroup) !== annotation(b, albGroup))
  )
    return false;
  if (a.annotations?.complete === false || b.annotations?.complete === false) return false;
  return distinctions(a) === distinctions(b);
}

const albGroup = 'alb.ingress.kubernetes.io/group.name';

/** Annotations that narrow an Ingress to some of the requests for its hosts and paths, or rank it. */
const narrowing = [
  /^traefik\.ingress\.kubernetes\.io\/router\.(entrypoints|priority|rulesyntax)$/,
  /^konghq\.com\/(methods|headers\..*|protocols|snis|regex-priority|host-aliases)$/,
  /^alb\.ingress\.kubernetes\.io\/(conditions\..*|listen-ports|load-balancer-name)$/,
  /^haproxy-ingress\.github\.io\/(http-header-match.*|http-port-match)$/,
  /^haproxy\.org\/route-acl$/,
  /^appgw\.ingress\.kubernetes\.io\/(use-private-ip|override-frontend-port|hostname-extension|rule-priority)$/,
  /^nginx\.org\/(mergeable-ingress-type|listen-ports|listen-ports-ssl)$/,
];

function distinctions(ingress: Ingress): string {
  const found: string[] = [];
  for (const [key, fact] of ingress.annotations?.entries ?? []) {
    if (narrowing.some(pattern => pattern.test(key))) found.push(`${key}=${knownValue(fact) ?? '?'}`);
  }
  return found.sort().join('\n');
}

/** An Ingress of ingress-nginx that takes part of the requests of another one with the same hosts and paths. */
export function isCanary(ingress: Ingress): boolean {
  const fact = ingress.annotations?.entries.get('nginx.ingress.kubernetes.io/canary');
  return fact !== undefined && (!fact.known || fact.value === 'true');
}

/** A backend of ALB whose requests are narrowed further by an annotation, so that an equal path is not the same route. */
export function hasAlbConditions(ingress: Ingress, backend: IngressBackend | undefined): boolean {
  const service = knownValue(backend?.serviceName);
  return (
    service !== undefined &&
    ingress.annotations?.entries.has(`alb.ingress.kubernetes.io/conditions.${service}`) === true
  );
}

/** The Ingress itself makes its paths regular expressions for ingress-nginx: `use-regex` is on, or a rewrite asks for it. */
export function usesRegex(family: ControllerFamily, ingress: Ingress): boolean {
  return family === 'nginx' && asksForRegex(ingress) === true;
}

/**
 * ingress-nginx takes all paths of a host for regular expressions as soon as one Ingress of the host asks for it. `undefined` where
 * that is not known: any Ingress of these files with this host may be the one.
 */
export function isRegexHost(view: View, ingress: Ingress, host: string): boolean | undefined {
  const asked = view
    .lookupType('ingress', keys.ingressHost(view.setOf(ingress), normalHost(host)))
    .map(other => (other === ingress || appliedTogether(view, ingress, other) ? asksForRegex(other) : maybe(other)));
  if (asked.includes(true)) return true;
  return asked.includes(undefined) ? undefined : false;
}

/** An Ingress that is perhaps applied beside the others: what it asks for is perhaps asked for. */
function maybe(ingress: Ingress): false | undefined {
  return asksForRegex(ingress) === false ? false : undefined;
}

/** Both routes are known to lead to the same port of the same Service. */
export function sameBackend(a: IngressRoute, b: IngressRoute): boolean {
  const [backendA, backendB] = [a.path.backend, b.path.backend];
  const [serviceA, serviceB] = [knownValue(backendA?.serviceName), knownValue(backendB?.serviceName)];
  if (serviceA === undefined || serviceA !== serviceB) return false;
  return (
    knownValue(backendA?.portNumber) === knownValue(backendB?.portNumber) &&
    knownValue(backendA?.portName) === knownValue(backendB?.portName)
  );
}
