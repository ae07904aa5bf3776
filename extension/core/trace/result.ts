/**
 * The answer to "where does this request go": hops in the order the request takes them, the Services that get it, and why it would
 * not arrive. Objects and places, no texts in one language; print.ts turns it into the shape of the command line.
 */
import type { Message } from '../l10n/message.ts';
import type { Resource } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';

/**
 * `delivered`: it reaches a pod. `answered`: a proxy answers by itself. `redirected`: the client is sent elsewhere. `rejected`: no
 * connection or TLS session. `blocked`: a policy. `unreachable`: no entry, or nothing behind it. `unknown`: manifests do not tell.
 */
export type TraceVerdict = 'delivered' | 'answered' | 'redirected' | 'rejected' | 'blocked' | 'unreachable' | 'unknown';

export type HopKind =
  | 'client'
  /** A question that the resolver of the calling pod asks. */
  | 'dns'
  | 'entry'
  | 'listener'
  | 'rule'
  /** Something that matches, too, or nearly, and why it does not get the request. */
  | 'alternative'
  | 'filter'
  | 'service'
  /** A network policy that lets the request through under a condition. */
  | 'policy'
  | 'workload'
  | 'outside'
  /** Where it ends without arriving. */
  | 'failure';

export interface Hop {
  readonly kind: HopKind;
  readonly object: Resource | undefined;
  readonly detail: Message;
  readonly place: Place | undefined;
  /** Of a failure: the rule that reports its cause in the editor. */
  readonly rule?: string | undefined;
}

export interface TraceReason {
  /** The rule that reports the cause in the editor. */
  readonly rule: string | undefined;
  readonly message: Message;
  readonly place: Place | undefined;
}

export interface TraceEndpoint {
  /** What makes the pods, or the Endpoints or EndpointSlice that was written by hand. */
  readonly workload: Resource;
  readonly container: string | undefined;
  readonly port: number;
  readonly protocol: string;
  readonly replicas: number | undefined;
}

/** Names as the client or an earlier hop wrote them, repeated values joined with ",". */
export type Headers = ReadonlyMap<string, string>;

/** The request as a backend gets it; what is absent is as the client sent it. */
export interface Forwarded {
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Headers;
  readonly removedHeaders?: readonly string[];
  readonly backendTLS?: boolean;
  readonly backendTLSServerName?: string;
}

/** A Service that gets requests. */
export interface TraceBackend {
  /** `shop/web`. */
  readonly service: string;
  readonly port: number | undefined;
  readonly weight: number;
  /** Share of the requests, 0 to 1; adds up to 1 with what failed. */
  readonly fraction: number;
  readonly forwarded: Forwarded | undefined;
  readonly endpoints: readonly TraceEndpoint[];
}

/** A share of the requests that gets no further than the proxy. */
export interface FailedShare {
  readonly service: string;
  readonly port: number | undefined;
  readonly fraction: number;
  readonly status: number;
  readonly reason: Message;
}

export interface TraceMirror {
  readonly service: string;
  readonly percent: number;
}

export interface TraceRedirect {
  readonly status: number;
  readonly scheme: string;
  /** `undefined`: the host of the request. */
  readonly host: string | undefined;
  /** `undefined`: the scheme's well-known port. */
  readonly port: number | undefined;
  readonly path: string;
}

export interface Trace {
  readonly verdict: TraceVerdict;
  readonly status?: number;
  readonly grpcCode?: string;
  readonly hops: readonly Hop[];
  readonly backends: readonly TraceBackend[];
  readonly failed?: readonly FailedShare[];
  readonly mirrors?: readonly TraceMirror[];
  readonly forwarded?: Forwarded;
  readonly redirect?: TraceRedirect;
  readonly responseHeaders?: Headers;
  readonly reason?: TraceReason;
}

/** Collects the hops of one request. */
export class Trail {
  readonly hops: Hop[] = [];

  add(kind: HopKind, detail: Message, object?: Resource, place?: Place): void {
    this.hops.push({ kind, object, detail, place: place ?? object?.namePlace });
  }

  /** Where the request, or a share of it, gets no further. */
  fail({ message, place, rule }: TraceReason): void {
    this.hops.push({ kind: 'failure', object: undefined, detail: message, place, rule });
  }

  /** An end without a backend. The reason is the last hop, too. */
  end(
    verdict: TraceVerdict,
    message: Message,
    more: Partial<Trace> & { readonly rule?: string; readonly place?: Place | undefined } = {},
  ): Trace {
    const { rule, place, ...rest } = more;
    this.fail({ rule, message, place });
    return { verdict, hops: this.hops, backends: [], reason: { rule, message, place }, ...rest };
  }
}
