/** The target of a trace as a person types it: a URL, or a host with a path. */
import { type Message, message, type Text } from '../l10n/message.ts';
import { normalHostName } from '../net/host-name.ts';
import type { TraceRequest, TraceScheme } from './request.ts';

export interface Target {
  readonly scheme: TraceScheme;
  readonly host: string;
  /** `undefined`: the scheme's. */
  readonly port: number | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly protocol: TraceRequest['protocol'];
}

/** Why a request cannot be sent by anybody. */
export class Refusal {
  readonly message: Message;

  constructor(text: Text, args: Readonly<Record<string, string | number | Message>> = {}) {
    this.message = message(text, args);
  }
}

const texts = {
  scheme: {
    en: 'Unknown scheme "{scheme}"; use http, https, grpc, tls, tcp or udp',
    ko: '알 수 없는 스킴 "{scheme}"입니다. http, https, grpc, tls, tcp, udp 중에서 쓰십시오',
  },
  host: { en: '"{host}" is not a host name or address', ko: '"{host}"은(는) 호스트 이름이나 주소가 아닙니다' },
  noHost: { en: 'The target names no host', ko: '대상에 호스트가 없습니다' },
  port: { en: 'Port {port} is not between 1 and 65535', ko: '포트 {port}은(는) 1에서 65535 사이가 아닙니다' },
} satisfies Record<string, Text>;

/** Names of schemes to what they stand for. */
const schemes: ReadonlyMap<string, readonly [TraceScheme, TraceRequest['protocol']]> = new Map([
  ['http', ['http', undefined]],
  ['https', ['https', undefined]],
  ['ws', ['http', 'WEBSOCKET']],
  ['wss', ['https', 'WEBSOCKET']],
  ['grpc', ['grpc', undefined]],
  ['tls', ['tls', undefined]],
  ['tcp', ['tcp', undefined]],
  ['udp', ['udp', undefined]],
]);

export function isScheme(text: string): text is TraceScheme {
  return schemes.get(text)?.[0] === text;
}

export function unknownScheme(scheme: string): Refusal {
  return new Refusal(texts.scheme, { scheme });
}

/** `https://shop.example.com:8443/cart?id=1`; without a scheme http, or https on port 443. */
export function readTarget(text: string): Target | Refusal {
  const trimmed = text.trim();
  const schemed = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(trimmed);
  const rest = schemed ? trimmed.slice(schemed[0].length) : trimmed.replace(/^\/\//, '');
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = splitAuthority(authority.slice(authority.lastIndexOf('@') + 1));
  if (at instanceof Refusal) return at;
  const known = schemed && schemes.get(schemed[1]!.toLowerCase());
  if (schemed && !known) return unknownScheme(schemed[1]!);
  const [scheme, protocol] = known ?? [at.port === 443 ? 'https' : 'http', undefined];
  return { scheme, protocol, ...at, ...readPath(end < 0 ? '' : rest.slice(end)) };
}

/** Path and query of a request line; what a URL cannot hold is escaped, as clients do. */
export function readPath(text: string): { readonly path: string; readonly query: string | undefined } {
  const bare = text.split('#', 1)[0]!;
  const at = bare.indexOf('?');
  const path = escaped(at < 0 ? bare : bare.slice(0, at));
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    query: at < 0 ? undefined : escaped(bare.slice(at + 1)),
  };
}

/** `host`, `host:port`, `[::1]:port`; a bare IPv6 address, too. */
export function splitAuthority(text: string): { readonly host: string; readonly port: number | undefined } | Refusal {
  if (text === '') return new Refusal(texts.noHost);
  const whole = normalHostName(text);
  if (whole !== undefined) return { host: whole, port: undefined };
  const split = /^(.*):(\d*)$/s.exec(text);
  const host = normalHostName(split ? split[1]! : text);
  if (host === undefined) return new Refusal(texts.host, { host: text });
  if (!split || split[2] === '') return { host, port: undefined };
  const port = readPort(Number(split[2]));
  return port instanceof Refusal ? port : { host, port };
}

export function readPort(port: number): number | Refusal {
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : new Refusal(texts.port, { port });
}

/** Spaces, control characters and everything beyond ASCII, percent-encoded; lone surrogates as the replacement character. */
function escaped(text: string): string {
  return text.replace(/[^\u0021-\u007e]+/g, part =>
    encodeURIComponent(
      part.replace(/[\ud800-\udfff]/g, (unit, i: number) => {
        const isHigh = unit < '\udc00';
        const other = part[isHigh ? i + 1 : i - 1] ?? '';
        const isPair = isHigh ? other >= '\udc00' && other <= '\udfff' : other >= '\ud800' && other < '\udc00';
        return isPair ? unit : '\ufffd';
      }),
    ),
  );
}
