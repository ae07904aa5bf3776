/**
 * What the annotations of ingress-nginx on one Ingress say (kubernetes.github.io/ingress-nginx, annotations). Reading only: what
 * follows for other Ingresses of the host is the business of who asks.
 */
import { type Fact, knownValue } from '../model/fact.ts';
import type { Ingress } from '../model/kinds/ingress.ts';
import { annotation } from '../model/resource.ts';

/** The whole key of an annotation of ingress-nginx. */
export function nginxKey(name: string): string {
  return `nginx.ingress.kubernetes.io/${name}`;
}

/** The annotation as it is written. */
export function nginxFact(ingress: Ingress, name: string): Fact<string> | undefined {
  return ingress.annotations?.entries.get(nginxKey(name));
}

/** The value, `undefined` when absent, empty (ingress-nginx takes that for absent) or not known. */
export function nginxValue(ingress: Ingress, name: string): string | undefined {
  return annotation(ingress, nginxKey(name))?.trim() || undefined;
}

/** A boolean as Go reads it; `undefined` when absent, not known or not a boolean. */
export function nginxFlag(ingress: Ingress, name: string): boolean | undefined {
  const value = nginxValue(ingress, name);
  if (value === undefined) return undefined;
  if (/^(1|t|T|TRUE|true|True)$/.test(value)) return true;
  return /^(0|f|F|FALSE|false|False)$/.test(value) ? false : undefined;
}

/** The Ingress may have annotations that cannot be seen. */
export function hasOpenAnnotations(ingress: Ingress): boolean {
  return ingress.shape !== 'complete' || ingress.annotations?.complete === false;
}

/**
 * The Ingress makes all paths of its hosts regular expressions: `use-regex` is on, or there is a rewrite. `undefined` when that is not
 * known.
 */
export function asksForRegex(ingress: Ingress): boolean | undefined {
  if (nginxFlag(ingress, 'use-regex') === true) return true;
  const target = nginxFact(ingress, 'rewrite-target');
  if (target && (!target.known || target.value.trim() !== '')) return true;
  return hasOpenAnnotations(ingress) || nginxFact(ingress, 'use-regex')?.known === false ? undefined : false;
}

/** The largest group that a rewrite refers to: 2 for `/$2`; 0 for none. */
export function rewriteGroup(target: string): number {
  return Math.max(0, ...[...target.matchAll(/\$\{?(\d)/g)].map(match => Number(match[1])));
}

/** A `namespace/name` or `name` of another object; `namespace` is `undefined` for the Ingress's own. */
export function splitName(value: string): { readonly namespace: string | undefined; readonly name: string } {
  const slash = value.indexOf('/');
  return slash < 0
    ? { namespace: undefined, name: value }
    : { namespace: value.slice(0, slash), name: value.slice(slash + 1) };
}

/** The hosts of `server-alias`, lower case; regular expressions left out. */
export function serverAliases(ingress: Ingress): string[] {
  const value = knownValue(nginxFact(ingress, 'server-alias')) ?? '';
  return value
    .split(',')
    .map(alias => alias.trim().toLowerCase())
    .filter(alias => alias !== '' && !alias.startsWith('~'));
}

/** The settings of a canary, as they are written; they do nothing unless `canary` is on. */
export const canarySettings = [
  'canary-weight',
  'canary-weight-total',
  'canary-by-header',
  'canary-by-header-value',
  'canary-by-header-pattern',
  'canary-by-cookie',
] as const;
