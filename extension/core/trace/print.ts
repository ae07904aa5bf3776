/** A trace in the shape of `traffic-path trace` and `trafficPath/trace`: plain JSON, texts in one language, 1-based positions. */
import type { Analysis } from '../analysis.ts';
import { objectId } from '../graph/builder.ts';
import { type Locale, render } from '../l10n/message.ts';
import { LineIndex } from '../text/line-index.ts';
import type { FileId, Place } from '../yaml/syntax.ts';
import type { Forwarded, Headers, HopKind, Trace, TraceVerdict } from './result.ts';

export interface PrintedLocation {
  readonly file: string;
  readonly range: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

export interface PrintedHop {
  readonly kind: HopKind;
  readonly object?: string;
  readonly detail: string;
  readonly location?: PrintedLocation;
}

export type PrintedForwarded = Omit<Forwarded, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

export interface PrintedTrace {
  readonly verdict: TraceVerdict;
  readonly status?: number;
  readonly grpcCode?: string;
  readonly hops: readonly PrintedHop[];
  readonly backends: readonly {
    readonly service: string;
    readonly port: number | null;
    readonly weight: number;
    readonly fraction: number;
    readonly forwarded?: PrintedForwarded;
    readonly endpoints: readonly {
      readonly workload: string;
      readonly container?: string;
      readonly port: number;
      readonly protocol: string;
      readonly replicas?: number;
    }[];
  }[];
  readonly failed?: readonly {
    readonly service: string;
    readonly port: number | null;
    readonly fraction: number;
    readonly status: number;
    readonly reason: string;
  }[];
  readonly mirrors?: readonly { readonly service: string; readonly percent: number }[];
  readonly forwarded?: PrintedForwarded;
  readonly redirect?: {
    readonly status: number;
    readonly scheme: string;
    readonly host: string | null;
    readonly port: number | null;
    readonly path: string;
  };
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly reason?: { readonly rule?: string; readonly message: string; readonly location?: PrintedLocation };
}

/** `nameOf`: what a file is called on the other side. */
export function printTrace(
  analysis: Analysis,
  trace: Trace,
  locale: Locale,
  nameOf: (file: FileId) => string = file => file,
): PrintedTrace {
  const view = analysis.view();
  const lines = new Map<FileId, LineIndex>();
  const locate = (place: Place | undefined): { location?: PrintedLocation } => {
    const found = place && analysis.locate(place);
    if (!found) return {};
    let index = lines.get(found.file);
    if (!index) {
      index = new LineIndex(analysis.sourceFile(found.file)?.text ?? '');
      lines.set(found.file, index);
    }
    const at = (offset: number) => {
      const { line, character } = index.positionAt(offset);
      return { line: line + 1, column: character + 1 };
    };
    return { location: { file: nameOf(found.file), range: { start: at(found.start), end: at(found.end) } } };
  };
  const { verdict, status, grpcCode, failed, mirrors, forwarded, redirect, responseHeaders, reason } = trace;
  return {
    verdict,
    ...(status !== undefined && { status }),
    ...(grpcCode !== undefined && { grpcCode }),
    hops: trace.hops.map(({ kind, object, detail, place }) => ({
      kind,
      ...(object && { object: objectId(view, object) }),
      detail: render(detail, locale),
      ...locate(place),
    })),
    backends: trace.backends.map(backend => ({
      service: backend.service,
      port: backend.port ?? null,
      weight: backend.weight,
      fraction: backend.fraction,
      ...(backend.forwarded && { forwarded: printForwarded(backend.forwarded) }),
      endpoints: backend.endpoints.map(({ workload, container, port, protocol, replicas }) => ({
        workload: objectId(view, workload),
        ...(container !== undefined && { container }),
        port,
        protocol,
        ...(replicas !== undefined && { replicas }),
      })),
    })),
    ...(failed && {
      failed: failed.map(share => ({ ...share, port: share.port ?? null, reason: render(share.reason, locale) })),
    }),
    ...(mirrors && mirrors.length > 0 && { mirrors }),
    ...(forwarded && { forwarded: printForwarded(forwarded) }),
    ...(redirect && { redirect: { ...redirect, host: redirect.host ?? null, port: redirect.port ?? null } }),
    ...(responseHeaders && { responseHeaders: printHeaders(responseHeaders) }),
    ...(reason && {
      reason: {
        ...(reason.rule !== undefined && { rule: reason.rule }),
        message: render(reason.message, locale),
        ...locate(reason.place),
      },
    }),
  };
}

function printForwarded({ headers, ...rest }: Forwarded): PrintedForwarded {
  return { ...rest, ...(headers && { headers: printHeaders(headers) }) };
}

function printHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers);
}
