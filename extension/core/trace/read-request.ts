/** A request as JSON (a line of a batch, the parameters of an editor's request) to a complete one, or why there is none. */
import { message, type Text } from '../l10n/message.ts';
import type { FileId } from '../yaml/syntax.ts';
import {
  isScheme,
  Refusal,
  readPath,
  readPort,
  readTarget,
  splitAuthority,
  type Target,
  unknownScheme,
} from './read-target.ts';
import type { ObjectName, TraceRequest, TraceScheme } from './request.ts';

const texts = {
  type: { en: '"{field}" is not {expected}', ko: '"{field}"의 값은 {expected}여야 합니다' },
  nothing: {
    en: 'The request names neither a host nor an entry point',
    ko: '요청에 호스트도 진입점도 없습니다',
  },
  object: {
    en: '"{field}" takes NAMESPACE/NAME, not "{value}"',
    ko: '"{field}"은(는) NAMESPACE/NAME 형식입니다. "{value}"은(는) 맞지 않습니다',
  },
  from: {
    en: '"from" takes client or KIND/NAMESPACE/NAME, not "{value}"',
    ko: '"from"은 client 또는 KIND/NAMESPACE/NAME 형식입니다. "{value}"은(는) 맞지 않습니다',
  },
  token: {
    en: '"{value}" is no {what} of HTTP: letters, digits and signs such as - or _ only',
    ko: '"{value}"은(는) HTTP {what}(으)로 쓸 수 없습니다. 문자, 숫자와 - _ 같은 기호만 됩니다',
  },
  method: { en: 'method', ko: '메서드' },
  headerName: { en: 'header name', ko: '헤더 이름' },
  headerValue: {
    en: 'The value of header {name} holds a line break or a control character',
    ko: '헤더 {name}의 값에 줄바꿈이나 제어 문자가 있습니다',
  },
  noPort: { en: 'A {scheme} request needs a port', ko: '{scheme} 요청에는 포트가 필요합니다' },
} satisfies Record<string, Text>;

const wellKnownPorts: Readonly<Partial<Record<TraceScheme, number>>> = { http: 80, grpc: 80, https: 443, tls: 443 };

const protocols = ['H2', 'H2C_PRIOR_KNOWLEDGE', 'WEBSOCKET'] as const;

/** `defaultNamespace`: of names without one. `fileOf` tells the file of `textDocument.uri`. */
export function readTraceRequest(
  input: Readonly<Record<string, unknown>>,
  defaultNamespace: string,
  file?: FileId,
): TraceRequest | Refusal {
  try {
    return complete(input, defaultNamespace, file);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function complete(
  input: Readonly<Record<string, unknown>>,
  defaultNamespace: string,
  file: FileId | undefined,
): TraceRequest {
  const url = text(input, 'url');
  const target = url === undefined ? undefined : granted(readTarget(url));
  const scheme = schemeOf(input, target);
  const host = hostOf(input, target);
  const name = (field: string) => objectName(input, field, defaultNamespace);
  const [gateway, ingress, service] = [name('gateway'), name('ingress'), name('service')];
  const address = text(input, 'address');
  if (host === undefined && !gateway && !ingress && !service && address === undefined) throw new Refusal(texts.nothing);
  const port = number(input, 'port') ?? target?.port ?? wellKnownPorts[scheme];
  if (port === undefined) throw new Refusal(texts.noPort, { scheme });
  const grpc = grpcOf(input);
  const written = text(input, 'path');
  const { path, query } = written === undefined ? (target ?? pathOf(grpc)) : readPath(written);
  const ownQuery = text(input, 'query');
  const sni = text(input, 'sni');
  return {
    scheme,
    host: host ?? null,
    port: granted(readPort(port)),
    path,
    query: ownQuery === undefined ? query : readPath(`?${ownQuery}`).query,
    method: methodOf(input) ?? (scheme === 'grpc' ? 'POST' : 'GET'),
    headers: headers(input, 'headers') ?? [],
    sni: sni === undefined ? sniOf(host) : granted(splitAuthority(sni)).host,
    grpc: grpc ?? (scheme === 'grpc' ? grpcOfPath(path) : undefined),
    protocol: protocolOf(input) ?? target?.protocol,
    clientCertificate: text(input, 'clientCertificate'),
    backendResponseHeaders: headers(input, 'backendResponseHeaders'),
    address: address === undefined ? undefined : granted(splitAuthority(address)).host,
    gateway,
    ingress,
    service,
    from: fromOf(input),
    file,
  };
}

/** RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function methodOf(input: Readonly<Record<string, unknown>>): string | undefined {
  const value = text(input, 'method');
  if (value !== undefined && !token.test(value)) throw new Refusal(texts.token, { what: message(texts.method), value });
  return value?.toUpperCase();
}

/** Addresses are never sent as a server name (RFC 6066, section 3). */
function sniOf(host: string | null | undefined): string | undefined {
  return host === null || host === undefined || host.includes(':') || /^[\d.]+$/.test(host) ? undefined : host;
}

function schemeOf(input: Readonly<Record<string, unknown>>, target: Target | undefined): TraceScheme {
  const written = text(input, 'scheme')?.toLowerCase();
  if (written === undefined) return target?.scheme ?? 'http';
  if (!isScheme(written)) throw unknownScheme(written);
  return written;
}

/** `null` is the entry's own address; a port inside is not looked at. */
function hostOf(input: Readonly<Record<string, unknown>>, target: Target | undefined): string | null | undefined {
  if (input['host'] === null) return target?.host ?? null;
  const written = text(input, 'host');
  return written === undefined ? target?.host : granted(splitAuthority(written)).host;
}

function pathOf(grpc: TraceRequest['grpc']) {
  return { path: grpc ? `/${grpc.service}/${grpc.method}` : '/', query: undefined };
}

function grpcOf(input: Readonly<Record<string, unknown>>): TraceRequest['grpc'] {
  const value = input['grpc'];
  if (value === undefined || value === null) return undefined;
  const fields = map(value, 'grpc');
  return { service: text(fields, 'service') ?? '', method: text(fields, 'method') ?? '' };
}

function grpcOfPath(path: string): TraceRequest['grpc'] {
  const [, service, method] = /^\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  return service === undefined || method === undefined ? undefined : { service, method };
}

function protocolOf(input: Readonly<Record<string, unknown>>): TraceRequest['protocol'] {
  const written = text(input, 'protocol');
  if (written === undefined) return undefined;
  const found = protocols.find(protocol => protocol === written);
  if (!found) throw new Refusal(texts.type, { field: 'protocol', expected: protocols.join(', ') });
  return found;
}

function objectName(
  input: Readonly<Record<string, unknown>>,
  field: string,
  namespace: string,
): ObjectName | undefined {
  const written = text(input, field);
  if (written === undefined) return undefined;
  const parts = written.split('/');
  if (parts.length > 2 || parts.some(part => part === '')) throw new Refusal(texts.object, { field, value: written });
  return parts.length === 1 ? { namespace, name: written } : { namespace: parts[0]!, name: parts[1]! };
}

function fromOf(input: Readonly<Record<string, unknown>>): TraceRequest['from'] {
  const written = text(input, 'from');
  if (written === undefined || written === 'client') return written;
  const [kind, namespace, name, ...rest] = written.split('/');
  if (!kind || !namespace || !name || rest.length > 0) throw new Refusal(texts.from, { value: written });
  return { kind, namespace, name };
}

function text(input: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Refusal(texts.type, { field, expected: 'string' });
  return value;
}

function number(input: Readonly<Record<string, unknown>>, field: string): number | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw new Refusal(texts.type, { field, expected: 'number' });
  return value;
}

function map(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(texts.type, { field, expected: 'object' });
  return value as Readonly<Record<string, unknown>>;
}

/** A value may be a list: a header that is sent several times. */
function headers(input: Readonly<Record<string, unknown>>, field: string): [string, string][] | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  return Object.entries(map(value, field)).flatMap(([name, one]) =>
    (Array.isArray(one) ? one : [one]).map((each): [string, string] => {
      if (typeof each !== 'string' && typeof each !== 'number' && typeof each !== 'boolean')
        throw new Refusal(texts.type, { field: `${field}.${name}`, expected: 'string' });
      return header(name, String(each));
    }),
  );
}

/** Not checked for pseudo-headers of HTTP/2, which begin with a colon. */
function header(name: string, value: string): [string, string] {
  if (!token.test(name.replace(/^:/, '')))
    throw new Refusal(texts.token, { what: message(texts.headerName), value: name });
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) throw new Refusal(texts.headerValue, { name });
  return [name, value];
}

function granted<T>(value: T | Refusal): T {
  if (value instanceof Refusal) throw value;
  return value;
}
