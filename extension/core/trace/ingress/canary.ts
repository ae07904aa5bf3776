/**
 * Canaries of ingress-nginx: an Ingress that takes part of the requests of another one with the same host and path. Header, then
 * cookie, then weight decide (kubernetes.github.io/ingress-nginx, annotations "Canary").
 */
import { isCanary } from '../../bind/ingress-overlap.ts';
import { equalPatterns } from '../../bind/ingress-path.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { annotation } from '../../model/resource.ts';
import { LinearRegex } from '../../text/linear-regexp.ts';
import { headerOf, type TraceRequest } from '../request.ts';
import type { TableEntry } from './table.ts';

const key = (name: string) => `nginx.ingress.kubernetes.io/canary-${name}`;

/** The canary beside an entry, `undefined` if there is none. Only one is allowed: the first counts. */
export function canaryOf(entries: readonly TableEntry[], main: TableEntry): TableEntry | undefined {
  return entries.find(
    entry =>
      entry !== main &&
      isCanary(entry.ingress) &&
      !isCanary(main.ingress) &&
      entry.host === main.host &&
      equalPatterns(entry.pattern, main.pattern),
  );
}

/** The canary's share of requests like this one, 0 to 1; `undefined` where a template decides it. */
export function canaryShare(ingress: Ingress, request: TraceRequest): number | undefined {
  if ([...(ingress.annotations?.entries ?? [])].some(([name, fact]) => name.startsWith(key('')) && !fact.known))
    return undefined;
  const header = annotation(ingress, key('by-header'));
  const sent = header === undefined ? undefined : headerOf(request.headers, header);
  if (sent !== undefined) {
    const value = annotation(ingress, key('by-header-value'));
    const pattern = annotation(ingress, key('by-header-pattern'));
    if (value !== undefined) {
      if (sent === value) return 1;
    } else if (pattern !== undefined) {
      const regex = LinearRegex.compile(pattern);
      if (!regex) return undefined;
      if (regex.match(sent, true)) return 1;
    } else if (sent === 'always') return 1;
    else if (sent === 'never') return 0;
  }
  const cookie = annotation(ingress, key('by-cookie'));
  if (cookie !== undefined) {
    const value = cookieOf(request, cookie);
    if (value === 'always') return 1;
    if (value === 'never') return 0;
  }
  const weight = Number(annotation(ingress, key('weight')) ?? 0);
  const total = Number(annotation(ingress, key('weight-total')) ?? 100);
  return Number.isFinite(weight / total) ? Math.min(1, Math.max(0, weight / total)) : 0;
}

function cookieOf(request: TraceRequest, name: string): string | undefined {
  const pairs = (headerOf(request.headers, 'cookie') ?? '').split(';').map(pair => pair.trim());
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
