/** Cross-origin requests (apis/v1 httproute_types.go `HTTPCORSFilter`; fetch.spec.whatwg.org, "CORS protocol"). */
import { coversHostname } from '../../gateway/hostname.ts';
import { type Fact, type FactList, knownValue, valueOrDefault } from '../../model/fact.ts';
import type { CorsFilter } from '../../model/kinds/gateway-route-filter.ts';
import { Refusal, splitAuthority } from '../read-target.ts';
import { headerOf, type TraceRequest } from '../request.ts';

/** A browser asks before it sends the request itself. */
export function isPreflight(request: TraceRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    headerOf(request.headers, 'origin') !== undefined &&
    headerOf(request.headers, 'access-control-request-method') !== undefined
  );
}

/** The headers that the gateway adds to the answer of a preflight or of the request itself; none for other origins. */
export function corsHeaders(cors: CorsFilter, request: TraceRequest): (readonly [string, string])[] {
  const origin = headerOf(request.headers, 'origin');
  const origins = valuesOf(cors.allowOrigins);
  if (origin === undefined || !origins.some(allowed => allowsOrigin(allowed, origin))) return [];
  const withCredentials = valueOrDefault(cors.allowCredentials, false) === true;
  const headers: (readonly [string, string])[] = [
    // A wildcard is no answer to a request with credentials.
    ['access-control-allow-origin', origins.includes('*') && !withCredentials ? '*' : origin],
  ];
  if (withCredentials) headers.push(['access-control-allow-credentials', 'true']);
  const exposed = valuesOf(cors.exposeHeaders);
  if (exposed.length > 0 && !(withCredentials && exposed.includes('*')))
    headers.push(['access-control-expose-headers', exposed.join(', ')]);
  if (!isPreflight(request)) return headers;
  const listed = (values: readonly string[], asked: string | undefined) =>
    withCredentials && values.includes('*') ? asked : values.join(', ');
  const methods = listed(valuesOf(cors.allowMethods), headerOf(request.headers, 'access-control-request-method'));
  const names = listed(valuesOf(cors.allowHeaders), headerOf(request.headers, 'access-control-request-headers'));
  if (methods) headers.push(['access-control-allow-methods', methods]);
  if (names) headers.push(['access-control-allow-headers', names]);
  headers.push(['access-control-max-age', String(valueOrDefault(cors.maxAge, 5) ?? 5)]);
  return headers;
}

function valuesOf(list: FactList<Fact<string>> | undefined): string[] {
  return (list?.items ?? []).flatMap(fact => knownValue(fact) ?? []);
}

/** `https://*.example.com`: scheme and port must be equal, the wildcard stands for one or more labels. */
function allowsOrigin(allowed: string, origin: string): boolean {
  if (allowed === '*' || allowed === origin) return true;
  const [a, b] = [readOrigin(allowed), readOrigin(origin)];
  return (
    a !== undefined && b !== undefined && a.scheme === b.scheme && a.port === b.port && coversHostname(a.host, b.host)
  );
}

function readOrigin(text: string) {
  const [, scheme, authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/]+)$/i.exec(text) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  const split = splitAuthority(authority);
  if (split instanceof Refusal) return undefined;
  const byScheme = scheme.toLowerCase() === 'https' ? 443 : 80;
  return { scheme: scheme.toLowerCase(), host: split.host, port: split.port ?? byScheme };
}
