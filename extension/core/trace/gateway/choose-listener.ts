/**
 * The listener of a Gateway that a request belongs to: by port, then by server name, then by host; only the routes of that one listener
 * count (apis/v1 gateway_types.go `Listeners`, `Hostname`; GEP-3567 for 421).
 */
import { anyHostname, compareSpecificity, coversHostname } from '../../gateway/hostname.ts';
import { tlsModeOf } from '../../gateway/protocol.ts';
import type { ServingListener } from '../../gateway/serving.ts';
import type { TraceRequest } from '../request.ts';

export type ListenerChoice =
  | { readonly state: 'chosen'; readonly listener: ServingListener }
  /** `plain`: HTTP to a port that speaks TLS; `protocol`: nothing on the port speaks the request's protocol. */
  | { readonly state: 'refused'; readonly why: 'protocol' | 'plain' | 'sni' }
  | { readonly state: 'answered'; readonly status: 404 | 421; readonly listener: ServingListener | undefined }
  /** A template decides a protocol or host name that matters. */
  | { readonly state: 'unknown'; readonly listener: ServingListener };

/** `listeners`: all of the port, at least one. */
export function chooseListener(listeners: readonly ServingListener[], request: TraceRequest): ListenerChoice {
  const templated = listeners.find(one => one.protocol === undefined || one.hostname === undefined);
  if (templated) return { state: 'unknown', listener: templated };
  const speaking = (...protocols: string[]) => listeners.filter(one => protocols.includes(one.protocol!));
  switch (request.scheme) {
    case 'tcp':
    case 'udp': {
      const [listener] = speaking(request.scheme.toUpperCase());
      return listener ? { state: 'chosen', listener } : { state: 'refused', why: 'protocol' };
    }
    case 'tls': {
      const listener = mostSpecific(speaking('TLS'), request.sni);
      return listener ? { state: 'chosen', listener } : refusedTls(speaking('TLS', 'HTTPS'));
    }
    default:
      return chooseHttp(speaking('HTTP'), speaking('HTTPS', 'TLS'), request);
  }
}

function refusedTls(secure: readonly ServingListener[]): ListenerChoice {
  return { state: 'refused', why: secure.length > 0 ? 'sni' : 'protocol' };
}

function chooseHttp(
  plain: readonly ServingListener[],
  secure: readonly ServingListener[],
  request: TraceRequest,
): ListenerChoice {
  const { scheme } = request;
  const host = request.host ?? undefined;
  if (scheme === 'https' || (scheme === 'grpc' && plain.length === 0 && secure.length > 0)) {
    const byName = mostSpecific(secure, request.sni);
    if (!byName) return refusedTls(secure);
    if (byName.protocol === 'TLS') return { state: 'chosen', listener: byName };
    // The names agree on almost every request; where they do not, another listener may be the right one for the host.
    const byHost = mostSpecific(
      secure.filter(one => one.protocol === 'HTTPS'),
      host,
    );
    if (byHost === byName) return { state: 'chosen', listener: byName };
    return { state: 'answered', status: byHost ? 421 : 404, listener: byName };
  }
  if (plain.length === 0) return { state: 'refused', why: secure.length > 0 ? 'plain' : 'protocol' };
  const listener = mostSpecific(plain, host);
  return listener ? { state: 'chosen', listener } : { state: 'answered', status: 404, listener: undefined };
}

/** Of the listeners for a name the one with the most specific host name; without a name only those that take any. */
function mostSpecific(listeners: readonly ServingListener[], name: string | undefined): ServingListener | undefined {
  return listeners
    .filter(({ hostname }) => hostname === anyHostname || (name !== undefined && coversHostname(hostname!, name)))
    .sort((a, b) => compareSpecificity(a.hostname!, b.hostname!))[0];
}

export function isPassthrough(listener: ServingListener): boolean {
  return tlsModeOf(listener.listener) === 'Passthrough';
}
