/**
 * What filters of a rule or backend do to a request and its response (apis/v1 httproute_types.go `HTTPRouteFilter`). A state is never
 * changed: each filter gives a new one.
 */
import { type Fact, knownValue, valueOrDefault } from '../../model/fact.ts';
import type {
  HeaderModifier,
  PathModifier,
  RequestRedirect,
  RouteFilter,
} from '../../model/kinds/gateway-route-filter.ts';
import type { TraceRequest } from '../request.ts';
import type { Forwarded, TraceRedirect } from '../result.ts';
import { withoutSlash } from './match.ts';

/** Headers by their names in lower case, with the spelling that came first. */
export type HeaderState = ReadonlyMap<string, { readonly name: string; readonly value: string }>;

export interface FilterState {
  readonly host: string | undefined;
  readonly path: string | undefined;
  readonly headers: HeaderState;
  readonly removed: readonly string[];
  readonly changesHeaders: boolean;
  /** Response header modifiers in order. */
  readonly response: readonly HeaderModifier[];
  /** Set by a filter whose effect cannot be told. */
  readonly unknown: RouteFilter | undefined;
}

export function initialState(request: TraceRequest): FilterState {
  return {
    host: undefined,
    path: undefined,
    headers: headerState(request.headers),
    removed: [],
    changesHeaders: false,
    response: [],
    unknown: undefined,
  };
}

export function headerState(headers: readonly (readonly [string, string])[]): HeaderState {
  const state = new Map<string, { name: string; value: string }>();
  for (const [name, value] of headers) {
    const before = state.get(name.toLowerCase());
    state.set(name.toLowerCase(), before ? { ...before, value: `${before.value},${value}` } : { name, value });
  }
  return state;
}

/** Filters other than redirects, mirrors and CORS, in order. `prefix`: what the match covered of the path. */
export function applyFilters(
  state: FilterState,
  filters: readonly RouteFilter[],
  request: TraceRequest,
  prefix: string | undefined,
): FilterState {
  return filters.reduce((before, filter) => applyFilter(before, filter, request, prefix), state);
}

function applyFilter(
  state: FilterState,
  filter: RouteFilter,
  request: TraceRequest,
  prefix: string | undefined,
): FilterState {
  switch (knownValue(filter.filterType)) {
    case 'RequestHeaderModifier': {
      const modifier = filter.requestHeaderModifier;
      if (!modifier || !isKnown(modifier)) return { ...state, unknown: filter };
      const removed = modifier.remove.flatMap(name => knownValue(name) ?? []);
      return {
        ...state,
        headers: modifyHeaders(state.headers, modifier),
        removed: [...state.removed, ...removed],
        changesHeaders: true,
      };
    }
    case 'ResponseHeaderModifier': {
      const modifier = filter.responseHeaderModifier;
      if (!modifier || !isKnown(modifier)) return { ...state, unknown: filter };
      return { ...state, response: [...state.response, modifier] };
    }
    case 'URLRewrite': {
      const rewrite = filter.urlRewrite;
      const path = rewrite?.path ? modifyPath(rewrite.path, state.path ?? request.path, prefix) : state.path;
      if (!rewrite || rewrite.hostname?.known === false || (rewrite.path && path === undefined))
        return { ...state, unknown: filter };
      return { ...state, host: rewrite.hostname?.value ?? state.host, path };
    }
    case 'RequestRedirect':
    case 'RequestMirror':
    case 'CORS':
    case 'ExternalAuth':
      return state;
    default:
      return { ...state, unknown: filter };
  }
}

function isKnown(modifier: HeaderModifier): boolean {
  const facts: (Fact<string> | undefined)[] = [
    ...[...modifier.set, ...modifier.add].flatMap(header => [header.name, header.value]),
    ...modifier.remove,
  ];
  return modifier.complete && facts.every(fact => fact?.known !== false);
}

/** `set` overwrites, `add` appends, then `remove`; names ignore case. */
export function modifyHeaders(headers: HeaderState, modifier: HeaderModifier): HeaderState {
  const result = new Map(headers);
  for (const { name, value } of modifier.set) {
    const key = knownValue(name);
    if (key !== undefined) result.set(key.toLowerCase(), { name: key, value: knownValue(value) ?? '' });
  }
  for (const { name, value } of modifier.add) {
    const key = knownValue(name);
    if (key === undefined) continue;
    const before = result.get(key.toLowerCase());
    const added = knownValue(value) ?? '';
    result.set(
      key.toLowerCase(),
      before ? { ...before, value: `${before.value},${added}` } : { name: key, value: added },
    );
  }
  for (const name of modifier.remove) if (name.known) result.delete(name.value.toLowerCase());
  return result;
}

/** The new path; `undefined` where it cannot be told. `ReplacePrefixMatch` keeps one slash between what is put in and what is left. */
export function modifyPath(modifier: PathModifier, path: string, prefix: string | undefined): string | undefined {
  switch (knownValue(modifier.modifierType)) {
    case 'ReplaceFullPath': {
      const full = valueOrDefault(modifier.replaceFullPath, '');
      return full === undefined ? undefined : full.startsWith('/') ? full : `/${full}`;
    }
    case 'ReplacePrefixMatch': {
      const replacement = valueOrDefault(modifier.replacePrefixMatch, '');
      if (replacement === undefined || prefix === undefined) return undefined;
      const rest = path.slice(withoutSlash(prefix).length);
      const replaced = rest === '' ? replacement : `${withoutSlash(replacement)}${rest}`;
      return replaced.startsWith('/') ? replaced : `/${replaced}`;
    }
    default:
      return undefined;
  }
}

const wellKnownPorts: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
]);

/** The `Location` of a redirect; `undefined` where a template decides it. */
export function redirectTo(
  redirect: RequestRedirect,
  request: TraceRequest,
  prefix: string | undefined,
): TraceRedirect | undefined {
  const status = valueOrDefault(redirect.statusCode, 302);
  const own = request.scheme === 'grpc' ? 'http' : request.scheme;
  const scheme = valueOrDefault(redirect.scheme, own);
  const path = redirect.path ? modifyPath(redirect.path, request.path, prefix) : request.path;
  if (status === undefined || scheme === undefined || path === undefined) return undefined;
  if (redirect.hostname?.known === false || redirect.port?.known === false) return undefined;
  const port = redirect.port?.value ?? (redirect.scheme ? (wellKnownPorts.get(scheme) ?? request.port) : request.port);
  return {
    status,
    scheme,
    host: redirect.hostname?.value ?? request.host ?? undefined,
    port: port === wellKnownPorts.get(scheme) ? undefined : port,
    path,
  };
}

/** What the backend gets that the client did not send; `undefined` if that is nothing. */
export function forwardedBy(state: FilterState): Forwarded | undefined {
  const { host, path, changesHeaders, headers, removed } = state;
  const forwarded: Forwarded = {
    ...(host !== undefined && { host }),
    ...(path !== undefined && { path }),
    ...(changesHeaders && { headers: printable(headers) }),
    ...(removed.length > 0 && { removedHeaders: removed }),
  };
  return Object.keys(forwarded).length > 0 ? forwarded : undefined;
}

export function printable(headers: HeaderState): ReadonlyMap<string, string> {
  return new Map([...headers.values()].map(({ name, value }) => [name, value]));
}
