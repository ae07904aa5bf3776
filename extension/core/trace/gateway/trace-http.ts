/** An HTTP or gRPC request on a listener: the rule that takes it, what its filters do, and the backends. */
import { resolveBackend } from '../../gateway/backend.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { GatewayRoute, RouteBackend } from '../../model/kinds/gateway-route.ts';
import type { RouteFilter } from '../../model/kinds/gateway-route-filter.ts';
import { titleOf } from '../../model/resource.ts';
import { forward } from '../forward.ts';
import type { Origin } from '../policy.ts';
import type { TraceRequest } from '../request.ts';
import type { Forwarded, Headers, Trace, TraceRedirect, Trail } from '../result.ts';
import { choicesOf, mirrorsOf } from './backends.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { addFilters, addRule } from './explain.ts';
import {
  applyFilters,
  type FilterState,
  forwardedBy,
  headerState,
  initialState,
  modifyHeaders,
  printable,
  redirectTo,
} from './filters.ts';
import { isOpen, type RouteTable, routesForHost } from './listener-index.ts';
import { hostnameFor, matchingEntries, type RuleEntry } from './match.ts';

const texts = {
  noRoute: {
    en: 'No route on this listener is for host {host}: 404',
    ko: '이 리스너에는 호스트 {host}을(를) 위한 라우트가 없어 404로 답합니다',
  },
  noRule: {
    en: 'No rule of {routes} matches this request: 404',
    ko: '{routes}의 규칙 중 이 요청과 일치하는 것이 없어 404로 답합니다',
  },
  undecided: {
    en: 'Whether {route} takes this request depends on a template or on the implementation',
    ko: '{route}이(가) 이 요청을 받는지는 템플릿이나 구현에 따라 다릅니다',
  },
  uncertain: {
    en: 'No route is for this request, but a template decides what some route attaches to',
    ko: '이 요청을 위한 라우트가 없지만, 템플릿에 따라 연결 대상이 정해지는 라우트가 있습니다',
  },
  preflight: { en: 'CORS preflight: the gateway answers by itself', ko: 'CORS 사전 요청: 게이트웨이가 직접 답합니다' },
  redirect: { en: 'redirect ({status})', ko: '리디렉션({status})' },
  filter: {
    en: 'What filter {type} does is up to the implementation or a template',
    ko: '필터 {type}이(가) 하는 일은 구현이나 템플릿에 달려 있습니다',
  },
  auth: {
    en: 'The backend that authorises requests (ExternalAuth) cannot be resolved, so none is let in: 500',
    ko: '요청을 인가하는 백엔드(ExternalAuth)를 찾을 수 없어 어떤 요청도 들여보내지 않고 500으로 답합니다',
  },
  noBackends: { en: 'The rule has no backend: 500', ko: '규칙에 백엔드가 없어 500으로 답합니다' },
  noWeight: { en: 'All backends have weight 0: 500', ko: '모든 백엔드의 가중치가 0이어서 500으로 답합니다' },
} satisfies Record<string, Text>;

/** `origin`: who connects to the pods; the proxy of a Gateway unless the client's own does. */
export function traceHttp(
  view: View,
  listener: RouteTable,
  request: TraceRequest,
  trail: Trail,
  origin: Origin = 'proxy',
): Trace {
  const entries = matchingEntries(listener, request);
  const [winner] = entries;
  const open = routesForHost(listener, request.host).find(isOpen);
  if (winner?.result === 'yes') addRule(winner, entries.slice(1), trail);
  const undecided = winner && winner.result !== 'yes' ? winner.route : open?.route;
  if (undecided)
    return trail.end('unknown', message(texts.undecided, { route: titleOf(undecided) }), {
      place: undecided.namePlace,
    });
  if (!winner) return noMatch(view, listener, request, trail);
  return applyRule(view, winner, request, trail, origin);
}

function noMatch(view: View, listener: RouteTable, request: TraceRequest, trail: Trail): Trace {
  if (view.lookup(keys.uncertainParents(view.setOf(listener.owner))).length > 0)
    return trail.end('unknown', message(texts.uncertain));
  const code = request.scheme === 'grpc' ? { grpcCode: 'Unimplemented' } : {};
  const routes = routesForHost(listener, request.host).filter(
    attached => hostnameFor(attached, request.host) !== undefined,
  );
  const names = routes.slice(0, 5).map(({ route }) => titleOf(route));
  const text =
    routes.length === 0
      ? message(texts.noRoute, { host: request.host ?? '*' })
      : message(texts.noRule, { routes: routes.length > 5 ? `${names.join(', ')}, …` : names.join(', ') });
  return trail.end('answered', text, { status: 404, ...code });
}

function applyRule(view: View, entry: RuleEntry, request: TraceRequest, trail: Trail, origin: Origin): Trace {
  const { rule, route, prefix } = entry;
  const filters = rule.filters?.items ?? [];
  addFilters(filters, route, trail);
  const cors = filters.find(one => knownValue(one.filterType) === 'CORS')?.cors;
  const added = cors ? corsHeaders(cors, request) : [];
  if (cors && isPreflight(request)) {
    trail.add('filter', message(texts.preflight), route, cors.place);
    return { verdict: 'answered', status: 204, hops: trail.hops, backends: [], responseHeaders: new Map(added) };
  }
  const state = applyFilters(initialState(request), filters, request, prefix);
  const unclear = state.unknown ?? (rule.filters?.complete === false ? filters[0] : undefined);
  if (unclear) return filterUnknown(unclear, trail);
  const unguarded = refusedAuth(view, route, filters);
  if (unguarded) return trail.end('answered', message(texts.auth), { status: 500, place: unguarded.place });
  const redirect = filters.find(isRedirect);
  if (redirect) return redirected(redirect, entry, request, trail);
  return sendTo(view, entry, state, added, request, trail, origin);
}

/** An authorisation whose server is not there lets nobody in. */
function refusedAuth(view: View, route: GatewayRoute, filters: readonly RouteFilter[]): RouteFilter | undefined {
  return filters.find(({ filterType, externalAuth }) => {
    if (knownValue(filterType) !== 'ExternalAuth' || !externalAuth?.backendRef) return false;
    return resolveBackend(view, route, externalAuth.backendRef).state === 'failed';
  });
}

function filterUnknown(filter: RouteFilter, trail: Trail): Trace {
  const type = knownValue(filter.filterType) ?? '?';
  return trail.end('unknown', message(texts.filter, { type }), { place: filter.place });
}

function isRedirect(filter: RouteFilter): boolean {
  return knownValue(filter.filterType) === 'RequestRedirect';
}

function redirected(filter: RouteFilter, { route, prefix }: RuleEntry, request: TraceRequest, trail: Trail): Trace {
  const redirect: TraceRedirect | undefined =
    filter.requestRedirect && redirectTo(filter.requestRedirect, request, prefix);
  if (!redirect) return filterUnknown(filter, trail);
  trail.add('filter', message(texts.redirect, { status: redirect.status }), route, filter.place);
  return { verdict: 'redirected', status: redirect.status, hops: trail.hops, backends: [], redirect };
}

function sendTo(
  view: View,
  entry: RuleEntry,
  state: FilterState,
  added: readonly (readonly [string, string])[],
  request: TraceRequest,
  trail: Trail,
  origin: Origin,
): Trace {
  const { rule, route, prefix } = entry;
  const backends = rule.backendRefs?.items ?? [];
  const failed = { status: 500, ...(request.scheme === 'grpc' && { grpcCode: 'Unavailable' }) };
  if (backends.length === 0 && rule.backendRefs?.complete !== false)
    return trail.end('answered', message(texts.noBackends), { ...failed, place: rule.place });
  const used = backends.filter(backend => knownValue(backend.weight) !== 0);
  if (used.length === 0) return trail.end('answered', message(texts.noWeight), { ...failed, place: rule.place });
  const redirect = used.length === 1 ? used[0]!.filters.find(isRedirect) : undefined;
  if (redirect) return redirected(redirect, entry, request, trail);
  const states = new Map(
    backends.map(backend => [backend, applyFilters(state, backend.filters, request, prefix)] as const),
  );
  const unclear = used.flatMap(backend => states.get(backend)?.unknown ?? [])[0];
  if (unclear) return filterUnknown(unclear, trail);
  for (const backend of used) addFilters(backend.filters, route, trail);
  const own = (backend: RouteBackend) => (backend.filters.length > 0 ? forwardedBy(states.get(backend)!) : undefined);
  const choices = choicesOf(view, route, backends, own);
  const common = forwardedBy(state);
  const [only, ...others] = choices.filter(choice => choice.weight > 0);
  const forwarded: Forwarded | undefined =
    others.length === 0 && (common || only?.forwarded) ? { ...common, ...only?.forwarded } : common;
  const mirrors = mirrorsOf(view, route, [
    ...(rule.filters?.items ?? []),
    ...(used.length === 1 ? used[0]!.filters : []),
  ]);
  const response = responseHeaders(request, used.length === 1 ? states.get(used[0]!)! : state, added);
  const more = { ...(forwarded && { forwarded }), ...(mirrors.length > 0 && { mirrors }) };
  const trace = forward(view, request, choices, trail, more, origin);
  return trace.verdict === 'delivered' && response ? { ...trace, responseHeaders: response } : trace;
}

/** All that the client sees, as far as the request tells what the backend answers with. */
function responseHeaders(
  request: TraceRequest,
  state: FilterState,
  added: readonly (readonly [string, string])[],
): Headers | undefined {
  const { backendResponseHeaders } = request;
  if (!backendResponseHeaders && state.response.length === 0 && added.length === 0) return undefined;
  const modified = state.response.reduce(modifyHeaders, headerState(backendResponseHeaders ?? []));
  return new Map([...printable(modified), ...added]);
}
