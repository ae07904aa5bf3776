/**
 * Host names of listeners and routes (semantics S10, S14; apis/v1 httproute_types.go `Hostnames`). A wildcard stands for one or
 * more labels, unlike that of an Ingress. `anyHostname` is the host name of whoever does not name one.
 */

export const anyHostname = '';

/** The host names that both cover: the narrower of the two; `undefined` where they have none in common. */
export function intersectHostnames(a: string, b: string): string | undefined {
  if (a === anyHostname) return b;
  if (b === anyHostname || a === b) return a;
  if (coversHostname(a, b)) return b;
  return coversHostname(b, a) ? a : undefined;
}

/** Every host that `narrow` stands for, `wide` stands for too. */
export function coversHostname(wide: string, narrow: string): boolean {
  if (wide === anyHostname || wide === narrow) return true;
  if (!wide.startsWith('*.')) return false;
  const suffix = wide.slice(1);
  return narrow.startsWith('*.')
    ? narrow.length > wide.length && narrow.endsWith(suffix)
    : narrow.length > suffix.length && narrow.endsWith(suffix);
}

/** Order of precedence: exact names, then wildcards by their number of labels, then any (negative: `a` first). */
export function compareSpecificity(a: string, b: string): number {
  const rank = (hostname: string) =>
    hostname === anyHostname ? 0 : hostname.startsWith('*.') ? hostname.split('.').length : Number.MAX_SAFE_INTEGER;
  return rank(b) - rank(a);
}

/** The host names that cover a host, the most specific first: `a.b.c`, `*.b.c`, `*.c`, any. Only the last for no host. */
export function hostnamesCovering(host: string | null): string[] {
  if (host === null) return [anyHostname];
  const labels = host.split('.').slice(1);
  return [host, ...labels.map((_, i) => `*.${labels.slice(i).join('.')}`), anyHostname];
}
