/** The line above a NetworkPolicy: how many workloads it selects, how many ways it opens for them, and that the rest is denied. */
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import type { NetworkPolicy } from '../model/kinds/network-policy.ts';
import { type Direction, limits } from '../reach/policies.ts';
import { subjectWorkloads } from '../reach/selected.ts';

const texts = {
  none: { en: 'selects no workloads here', ko: '여기서 선택하는 워크로드 없음' },
  one: { en: 'selects 1 workload', ko: '워크로드 1개 선택' },
  some: { en: 'selects {count} workloads', ko: '워크로드 {count}개 선택' },
  in: {
    nothing: { en: 'denies everything in', ko: '들어오는 연결 모두 거부' },
    everything: { en: 'lets everything in', ko: '들어오는 연결 모두 허용' },
    one: { en: '1 way in', ko: '들어오는 경로 1개' },
    ways: { en: '{count} ways in', ko: '들어오는 경로 {count}개' },
  },
  out: {
    nothing: { en: 'denies everything out', ko: '나가는 연결 모두 거부' },
    everything: { en: 'lets everything out', ko: '나가는 연결 모두 허용' },
    one: { en: '1 way out', ko: '나가는 경로 1개' },
    ways: { en: '{count} ways out', ko: '나가는 경로 {count}개' },
  },
  rest: { en: 'denies the rest', ko: '나머지는 거부' },
} satisfies Record<string, Text | Record<string, Text>>;

/** The parts of the line, empty where a template decides what the policy limits. */
export function policyLens(view: View, policy: NetworkPolicy): Message[] {
  if (policy.shape !== 'complete' || limits(policy, 'in') === 'unknown' || limits(policy, 'out') === 'unknown')
    return [];
  const count = subjectWorkloads(view, policy).length;
  const selects = count === 0 ? message(texts.none) : count === 1 ? message(texts.one) : message(texts.some, { count });
  const ways = (['in', 'out'] as const).map(direction => waysOf(policy, direction));
  if (ways.some(way => way === 'unknown')) return [selects];
  const limitsRest = ways.some(way => typeof way === 'number' && way > 0);
  const parts = (['in', 'out'] as const).flatMap((direction, i) => wayPart(direction, ways[i]!) ?? []);
  return [selects, ...parts, ...(limitsRest ? [message(texts.rest)] : [])];
}

/** The peers that the rules of a direction let through; a rule without peers is one way, without ports as well it is everything. */
function waysOf(policy: NetworkPolicy, direction: Direction): number | 'open' | 'everything' | 'unknown' {
  if (limits(policy, direction) === 'no') return 'open';
  const rules = direction === 'in' ? policy.ingress : policy.egress;
  const lists = [rules, ...(rules?.items ?? []).flatMap(rule => [rule.peers, rule.ports])];
  if (lists.some(list => list && !list.complete)) return 'unknown';
  let ways = 0;
  for (const { peers, ports } of rules?.items ?? []) {
    const count = peers?.items.length ?? 0;
    if (count === 0 && (ports?.items.length ?? 0) === 0) return 'everything';
    ways += Math.max(count, 1);
  }
  return ways;
}

function wayPart(direction: Direction, ways: number | 'open' | 'everything' | 'unknown'): Message | undefined {
  const words = texts[direction];
  if (ways === 'everything') return message(words.everything);
  if (typeof ways !== 'number') return undefined;
  if (ways === 0) return message(words.nothing);
  return ways === 1 ? message(words.one) : message(words.ways, { count: ways });
}
