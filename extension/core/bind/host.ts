/**
 * Host names of Ingress rules and TLS entries (semantics S10; k8s.io/api/networking/v1 IngressRule.host). A wildcard is the whole
 * first label and stands for exactly one label, as in certificates (RFC 6125): `*.example.com` covers `www.example.com`, neither
 * `example.com` nor `a.b.example.com`.
 */

/** One spelling for equal hosts: DNS ignores case. '' stands for every host. */
export function normalHost(host: string): string {
  return host.toLowerCase();
}

export function isWildcardHost(host: string): boolean {
  return host.startsWith('*.');
}

/** Whether every request for `host`, a name or a wildcard, is also one for `pattern`: a name, a wildcard, or '' for every host. */
export function coversHost(pattern: string, host: string): boolean {
  const [wide, narrow] = [normalHost(pattern), normalHost(host)];
  if (wide === '' || wide === narrow) return true;
  if (!isWildcardHost(wide) || isWildcardHost(narrow)) return false;
  const dot = narrow.indexOf('.');
  return dot > 0 && narrow.slice(dot) === wide.slice(1);
}

/** Some request is for both: one of them covers the other. */
export function overlapsHost(a: string, b: string): boolean {
  return coversHost(a, b) || coversHost(b, a);
}

/** Order in which rules are tried for a request: exact hosts, then wildcards, then rules without a host. Negative when `a` is first. */
export function compareHosts(a: string, b: string): number {
  return hostRank(a) - hostRank(b);
}

function hostRank(host: string): number {
  if (host === '') return 2;
  return isWildcardHost(host) ? 1 : 0;
}
