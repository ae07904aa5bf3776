/** Whether a client that follows redirects comes back to where it has been. */
import type { TraceRequest } from './request.ts';
import type { Trace } from './result.ts';

/** Browsers follow about twenty; configurations go in a circle after one or two. */
const limit = 10;

/** `found`: what became of the first request, a redirect. */
export function leadsInCircle(request: TraceRequest, found: Trace, follow: (request: TraceRequest) => Trace): boolean {
  const seen = new Set([urlOf(request)]);
  let [current, trace] = [request, found];
  for (let i = 0; i < limit; i++) {
    const next = redirected(current, trace);
    if (!next) return false;
    const url = urlOf(next);
    if (seen.has(url)) return true;
    seen.add(url);
    [current, trace] = [next, follow(next)];
  }
  return false;
}

/** The request that a client sends next, `undefined` where it sends none. */
function redirected(request: TraceRequest, { redirect }: Trace): TraceRequest | undefined {
  if (!redirect || (redirect.scheme !== 'http' && redirect.scheme !== 'https')) return undefined;
  const host = redirect.host ?? request.host;
  const [path, query] = redirect.path.split('?', 2) as [string, string | undefined];
  const isElsewhere = host !== request.host;
  return {
    ...request,
    scheme: redirect.scheme,
    host,
    port: redirect.port ?? (redirect.scheme === 'https' ? 443 : 80),
    path,
    query: query ?? request.query,
    sni: redirect.scheme === 'https' ? (host ?? undefined) : undefined,
    // Another host has another entry.
    ...(isElsewhere && { address: undefined, gateway: undefined, ingress: undefined, service: undefined }),
  };
}

function urlOf({ scheme, host, port, path }: TraceRequest): string {
  return `${scheme}://${host ?? ''}:${port}${path}`;
}
