/** A request to follow, read from what a person or a program wrote and completed with what a client would fill in. */
import type { FileId } from '../yaml/syntax.ts';

export type TraceScheme = 'http' | 'https' | 'grpc' | 'tls' | 'tcp' | 'udp';

export interface ObjectName {
  readonly namespace: string;
  readonly name: string;
}

export interface TraceRequest {
  readonly scheme: TraceScheme;
  /** Normal form, without port; `null`: the entry's own address, which matches no host name. */
  readonly host: string | null;
  /** The port that is connected to. */
  readonly port: number;
  /** Begins with a slash, without query. */
  readonly path: string;
  readonly query: string | undefined;
  readonly method: string;
  /** In the order and spelling of the client. */
  readonly headers: readonly (readonly [string, string])[];
  /** The server name of the TLS handshake. */
  readonly sni: string | undefined;
  readonly grpc: { readonly service: string; readonly method: string } | undefined;
  readonly protocol: 'H2' | 'H2C_PRIOR_KNOWLEDGE' | 'WEBSOCKET' | undefined;
  readonly clientCertificate: string | undefined;
  readonly backendResponseHeaders: readonly (readonly [string, string])[] | undefined;
  /** The IP address that is connected to, whatever the host. */
  readonly address: string | undefined;
  readonly gateway: ObjectName | undefined;
  readonly ingress: ObjectName | undefined;
  readonly service: ObjectName | undefined;
  /** `undefined`: not said; a name that only pods can resolve is then taken as asked by one. */
  readonly from: 'client' | (ObjectName & { readonly kind: string }) | undefined;
  /** The file in the editor: what belongs to it is looked at first. */
  readonly file: FileId | undefined;
}

/** The schemes of requests that HTTP proxies read. */
export function isHttp(scheme: TraceScheme): boolean {
  return scheme === 'http' || scheme === 'https' || scheme === 'grpc';
}

/** The transport of a request, as ports name it. */
export function transportOf({ scheme }: Pick<TraceRequest, 'scheme'>): 'TCP' | 'UDP' {
  return scheme === 'udp' ? 'UDP' : 'TCP';
}

/** The value of a header; names ignore case, repeated ones are joined. */
export function headerOf(headers: readonly (readonly [string, string])[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers.flatMap(([key, value]) => (key.toLowerCase() === wanted ? [value] : []));
  return values.length === 0 ? undefined : values.join(',');
}

/** The pairs of a query, decoded, in order. */
export function queryPairs(query: string | undefined): [string, string][] {
  if (!query) return [];
  return query.split('&').flatMap(part => {
    if (part === '') return [];
    const at = part.indexOf('=');
    return [at < 0 ? [decoded(part), ''] : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))]] as [
      string,
      string,
    ][];
  });
}

function decoded(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
