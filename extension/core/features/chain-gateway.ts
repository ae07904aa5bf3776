/** The hops of a chain that goes through a Gateway API route: from a listener, over a rule, to the backends. */
import { attachRoute } from '../gateway/attachment.ts';
import { resolveBackend } from '../gateway/backend.ts';
import { anyHostname } from '../gateway/hostname.ts';
import type { EffectiveListener } from '../gateway/listeners.ts';
import { bindParent } from '../gateway/parents.ts';
import { backendMessage } from '../gateway/status/reference-messages.ts';
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Listener } from '../model/kinds/gateway-listener.ts';
import type { GatewayRoute, RouteBackend, RouteRule } from '../model/kinds/gateway-route.ts';
import type { Resource } from '../model/resource.ts';
import { arrow, endsOf, objectParts, type Parts, reasonParts, servicePortParts } from './chain.ts';
import { text, type Writer } from './markdown.ts';

export interface RouteChainFilter {
  readonly owner?: Resource;
  readonly listener?: Listener;
  readonly backend?: RouteBackend;
}

/** Every chain through a route: each listener that it is attached to, with each backend of each rule. */
export function routeChains(w: Writer, view: View, route: GatewayRoute, filter: RouteChainFilter = {}): Parts[] {
  const starts = startsOf(w, view, route, filter);
  return (route.rules?.items ?? []).flatMap(rule =>
    (rule.backendRefs?.items ?? [])
      .filter(backend => !filter.backend || filter.backend === backend)
      .flatMap(backend => {
        const ends = backendEnds(w, view, route, backend);
        return starts.flatMap(({ parts, hosts }) =>
          ends.map(end => [...parts, ...ruleParts(w, route, rule, hosts), arrow, ...end]),
        );
      }),
  );
}

interface Start {
  readonly parts: Parts;
  readonly hosts: readonly string[];
}

/** The listeners; a route that nothing here has begins with itself. */
function startsOf(
  w: Writer,
  view: View,
  route: GatewayRoute,
  { owner: only, listener: one }: RouteChainFilter,
): Start[] {
  const starts = (route.parentRefs?.items ?? []).flatMap(parent => {
    const binding = bindParent(view, route, parent);
    const owner = binding?.state === 'bound' ? binding.targets[0] : undefined;
    if (!owner || owner.type === 'service' || (only && owner !== only)) return [];
    return attachRoute(view, route, parent, owner).listeners.flatMap(({ listener, failed, hostnames }): Start[] =>
      failed !== undefined || (one && listener.listener !== one)
        ? []
        : [{ parts: [...listenerParts(w, listener), arrow], hosts: hostnames }],
    );
  });
  if (starts.length > 0 || only) return starts;
  return [{ parts: [], hosts: (route.hostnames?.items ?? []).flatMap(host => knownValue(host) ?? []) }];
}

/** `Gateway edge · https HTTPS:443`. */
function listenerParts(w: Writer, { owner, listener, protocol, port }: EffectiveListener): Parts {
  const name = w.code(knownValue(listener.name) ?? '?', listener.name?.place ?? listener.place);
  return [...objectParts(w, owner), text(' · '), name, text(' '), w.code(`${protocol ?? '?'}:${port ?? '?'}`)];
}

function ruleParts(w: Writer, route: GatewayRoute, rule: RouteRule, hosts: readonly string[]): Parts {
  const named = hosts.filter(host => host !== anyHostname);
  const host = named.length === 0 ? '*' : named.length > 1 ? `${named[0]}, …` : named[0]!;
  const [match] = rule.matches?.items ?? [];
  const isHttp = route.kind === 'HTTPRoute';
  const path = isHttp ? (valueOrDefault(match?.path?.value, '/') ?? '?') : '';
  const method = match?.grpcMethod ? `/${knownValue(match.grpcMethod.service) ?? '*'}` : '';
  return [...objectParts(w, route), text(' '), w.code(`${host}${path}${method}`, match?.place ?? rule.place)];
}

function backendEnds(w: Writer, view: View, route: GatewayRoute, backend: RouteBackend): Parts[] {
  const resolution = resolveBackend(view, route, backend);
  const written = [text('Service '), w.code(knownValue(backend.name) ?? '?', backend.name?.place)];
  switch (resolution.state) {
    case 'resolved':
      return endsOf(w, view, resolution.service, resolution.port).map(end => [
        ...servicePortParts(w, resolution.service, resolution.port),
        ...end.parts,
      ]);
    case 'failed':
      return [[...written, text(': ✗ '), ...w.tell(backendMessage(resolution.problem, route.kind))]];
    case 'unknown':
      return [[...written, text(' ('), ...reasonParts(w, resolution.why), text(')')]];
  }
}
