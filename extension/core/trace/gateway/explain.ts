/** What the hops say of the rule that takes a request, of the filters on it, and of rules that match as well. */
import { anyHostname } from '../../gateway/hostname.ts';
import { type Message, message, type Text } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { GatewayRoute, RouteMatch } from '../../model/kinds/gateway-route.ts';
import type { RouteFilter } from '../../model/kinds/gateway-route-filter.ts';
import type { Trail } from '../result.ts';
import type { RuleEntry } from './match.ts';

const texts = {
  rule: { en: 'rule: {conditions}', ko: '규칙: {conditions}' },
  lost: {
    en: '{conditions} matches too, but {why}',
    ko: '{conditions}도 일치하지만, {why}',
  },
  host: { en: 'a more exact host name goes first', ko: '더 구체적인 호스트 이름이 먼저입니다' },
  exact: { en: 'Exact goes before a prefix', ko: 'Exact가 접두사보다 먼저입니다' },
  path: { en: 'the longest path goes first', ko: '가장 긴 경로가 먼저입니다' },
  method: { en: 'a rule with a method goes first', ko: '메서드를 적은 규칙이 먼저입니다' },
  headers: { en: 'more header conditions go first', ko: '헤더 조건이 많은 규칙이 먼저입니다' },
  query: { en: 'more query conditions go first', ko: '쿼리 조건이 많은 규칙이 먼저입니다' },
  order: {
    en: 'the oldest route goes first, then the first by name, then the first rule',
    ko: '먼저 만들어진 라우트, 이름순, 규칙 순서대로 먼저입니다',
  },
  filter: { en: 'filter {type}', ko: '필터 {type}' },
  everything: { en: 'everything', ko: '모든 요청' },
} satisfies Record<string, Text>;

const alternativeLimit = 5;

export function addRule(winner: RuleEntry, others: readonly RuleEntry[], trail: Trail): void {
  const conditions = conditionsOf(winner);
  trail.add('rule', message(texts.rule, { conditions }), winner.route, winner.match?.place ?? winner.rule.place);
  const losers = others.filter(entry => entry.rule !== winner.rule && entry.result === 'yes');
  for (const loser of losers.slice(0, alternativeLimit)) {
    const why = message(reasonOfLoss(winner, loser));
    trail.add(
      'alternative',
      message(texts.lost, { conditions: conditionsOf(loser), why }),
      loser.route,
      loser.match?.place ?? loser.rule.place,
    );
  }
}

export function addFilters(filters: readonly RouteFilter[], route: GatewayRoute, trail: Trail): void {
  for (const filter of filters) {
    const type = knownValue(filter.filterType) ?? '?';
    if (type !== 'RequestRedirect' && type !== 'CORS')
      trail.add('filter', message(texts.filter, { type }), route, filter.place);
  }
}

/** In the order of `RuleEntry.rank`. */
function reasonOfLoss(winner: RuleEntry, loser: RuleEntry): Text {
  const order = [texts.host, texts.host, texts.exact, texts.path, texts.method, texts.headers, texts.query];
  const at = winner.rank.findIndex((value, i) => value !== loser.rank[i]);
  return order[at] ?? texts.order;
}

function conditionsOf({ match, hostname }: RuleEntry): Message | string {
  const parts = [...(hostname === anyHostname ? [] : [hostname]), ...(match ? matchParts(match) : [])];
  return parts.length === 0 ? message(texts.everything) : parts.join(', ');
}

function matchParts({ path, method, grpcMethod, headers, queryParams }: RouteMatch): string[] {
  const value = (fact: Parameters<typeof knownValue<string>>[0]) => knownValue(fact) ?? '?';
  return [
    ...(path
      ? [`${valueOrDefault(path.matchType, 'PathPrefix') ?? '?'} ${valueOrDefault(path.value, '/') ?? '?'}`]
      : []),
    ...(method ? [value(method)] : []),
    ...(grpcMethod ? [`${knownValue(grpcMethod.service) ?? '*'}/${knownValue(grpcMethod.method) ?? '*'}`] : []),
    ...(headers?.items ?? []).map(header => `${value(header.name)}: ${value(header.value)}`),
    ...(queryParams?.items ?? []).map(query => `?${value(query.name)}=${value(query.value)}`),
  ];
}
