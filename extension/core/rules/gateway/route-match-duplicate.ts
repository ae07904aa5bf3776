/** A match that an earlier rule of the route, or an older route for the same host names, has already: it gets no requests. */
import { appliedTogether } from '../../bind/togetherness.ts';
import { byAge } from '../../gateway/age.ts';
import { referencedNamespace } from '../../gateway/parents.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import type { GatewayRoute } from '../../model/kinds/gateway-route.ts';
import { firstHostname, type IdentifiedMatch, identifiedMatches } from '../../model/match-identity.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule, type Report } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  rule: {
    en: 'An earlier rule has the same match and takes every request for it',
    ko: '앞선 규칙에 같은 조건이 있어 해당하는 요청을 모두 가져갑니다',
  },
  repeated: { en: 'This match stands twice in the rule', ko: '이 규칙에 같은 조건이 두 번 있습니다' },
  route: {
    en: '{other} has the same match for the same host names; only the older route gets the requests',
    ko: '{other}에 같은 호스트 이름의 같은 조건이 있습니다. 먼저 만들어진 라우트만 요청을 받습니다',
  },
  first: { en: 'the same match', ko: '같은 조건' },
};

export const routeMatchDuplicate = defineRule({
  id: 'route-match-duplicate',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Match of a route gets no requests, because another one has it',
    ko: '다른 곳에 같은 조건이 있어 라우트의 조건이 요청을 받지 못합니다',
  },
  why: {
    en: 'Of equal matches the one of the older route wins, of one route the first rule; the others never get a request. Traffic is split with weights of one rule, not with rules. Different routes are compared where they stand in one file or folder, with the same parents and host names; in a folder that is information.',
    ko: '같은 조건이 여럿이면 먼저 만들어진 라우트가, 한 라우트에서는 첫 규칙이 이기며 나머지는 요청을 받지 못합니다. 트래픽은 규칙이 아니라 한 규칙의 가중치로 나눕니다. 서로 다른 라우트는 같은 파일이나 폴더에 있고 부모와 호스트 이름이 같을 때 비교하며, 폴더만 같으면 정보로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#httprouterule`],
  on: ['gateway-route'],
  *check(route, view) {
    if (route.kind !== 'HTTPRoute' && route.kind !== 'GRPCRoute') return;
    const seen = new Map<string, IdentifiedMatch>();
    for (const match of identifiedMatches(route)) {
      const first = seen.get(match.identity);
      if (first) {
        const isRepeated = first.rule === match.rule;
        yield {
          place: match.place,
          message: message(isRepeated ? texts.repeated : texts.rule),
          severity: isRepeated ? 'info' : 'warning',
          related: [{ place: first.place, message: message(texts.first) }],
          unnecessary: true,
        };
      } else seen.set(match.identity, match);
    }
    yield* olderRoutes(view, route, seen.values());
  },
});

function* olderRoutes(view: View, route: GatewayRoute, matches: Iterable<IdentifiedMatch>): Iterable<Report> {
  const host = firstHostname(route);
  const own = host === undefined ? undefined : reachOf(view, route);
  if (host === undefined || own === undefined) return;
  for (const { identity, place } of matches) {
    const peers = view.lookupType('gateway-route', keys.routeMatch(view.setOf(route), route.kind, host, identity));
    for (const other of peers) {
      if (other === route || byAge(view)(other, route) >= 0) continue;
      const together = appliedTogether(view, route, other);
      if (!together || (host === '' && together !== 'file') || reachOf(view, other) !== own) continue;
      const theirs = identifiedMatches(other).find(match => match.identity === identity);
      yield {
        place,
        message: message(texts.route, { other: titleOf(other) }),
        severity: together === 'file' ? 'warning' : 'info',
        related: theirs ? [{ place: theirs.place, message: message(texts.first) }] : [],
      };
      break;
    }
  }
}

/** Namespace, parents and host names in one text; `undefined` where they are not all known. */
function reachOf(view: View, route: GatewayRoute): string | undefined {
  const namespace = view.namespaceOf(route);
  const { parentRefs, hostnames } = route;
  if (namespace === undefined || !parentRefs?.complete || hostnames?.complete === false) return undefined;
  const parents = parentRefs.items.map(parent => [
    valueOrDefault(parent.group, 'gateway.networking.k8s.io'),
    valueOrDefault(parent.kind, 'Gateway'),
    referencedNamespace(parent.namespace, namespace),
    valueOrDefault(parent.name, ''),
    valueOrDefault(parent.sectionName, ''),
    valueOrDefault(parent.port, 0),
  ]);
  const hosts = (hostnames?.items ?? []).map(fact => (fact.known ? fact.value : undefined));
  if (parents.length === 0 || parents.flat().includes(undefined) || hosts.includes(undefined)) return undefined;
  return JSON.stringify([namespace, parents.map(one => JSON.stringify(one)).sort(), [...hosts].sort()]);
}
