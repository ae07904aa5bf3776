/** What the hops say of the rule that takes a request, and of those that nearly do. */
import { isWildcardHost } from '../../bind/host.ts';
import { type Message, message, type Text } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Trail } from '../result.ts';
import { reasonOfLoss, type TableEntry } from './table.ts';

const texts = {
  rule: { en: 'rule: {host}, {pathType} {path}', ko: '규칙: {host}, {pathType} {path}' },
  anyHost: { en: 'any host', ko: '모든 호스트' },
  host: { en: 'host {host}', ko: '호스트 {host}' },
  wildcard: { en: 'host {host} (one label for *)', ko: '호스트 {host}(*는 레이블 하나)' },
  lostByHost: {
    en: '{rule} matches too, but a more exact host goes first',
    ko: '{rule}도 일치하지만 더 구체적인 호스트가 먼저입니다',
  },
  lostByLength: {
    en: '{rule} matches too, but the longest path goes first',
    ko: '{rule}도 일치하지만 가장 긴 경로가 먼저입니다',
  },
  lostByExact: {
    en: '{rule} matches too, but Exact goes before Prefix',
    ko: '{rule}도 일치하지만 Exact가 Prefix보다 먼저입니다',
  },
  lostByOrder: {
    en: '{rule} is the same route and comes later; of two Ingresses the older one wins',
    ko: '{rule}은(는) 같은 경로이며 뒤에 나옵니다. 두 인그레스 중에서는 먼저 만들어진 것이 이깁니다',
  },
} satisfies Record<string, Text>;

/** Losing rules that are worth a line. */
const alternativeLimit = 5;

export function addRule(entry: TableEntry, trail: Trail): void {
  trail.add('rule', ruleText(entry), entry.ingress, entry.path.path?.place ?? entry.path.place);
}

export function addAlternatives(winner: TableEntry, losers: readonly TableEntry[], trail: Trail): void {
  const texts = { host: 'lostByHost', length: 'lostByLength', exact: 'lostByExact', order: 'lostByOrder' } as const;
  for (const loser of losers.slice(0, alternativeLimit)) {
    const text = texts[reasonOfLoss(winner, loser)];
    trail.add('alternative', lossText(text, loser), loser.ingress, loser.path.path?.place ?? loser.path.place);
  }
}

/** `/a, /b`, at most ten. */
export function pathsOf(entries: readonly TableEntry[]): string {
  const paths = [...new Set(entries.map(entry => `${entry.pattern.path} (${entry.pattern.pathType})`))];
  return paths.length > 10 ? `${paths.slice(0, 10).join(', ')}, …` : paths.join(', ');
}

function ruleText(entry: TableEntry): Message {
  const { host } = entry;
  const hostText =
    host === '' ? message(texts.anyHost) : message(isWildcardHost(host) ? texts.wildcard : texts.host, { host });
  return message(texts.rule, {
    host: hostText,
    pathType: entry.pattern.pathType,
    path: knownValue(entry.path.path) || '/',
  });
}

function lossText(text: 'lostByHost' | 'lostByLength' | 'lostByExact' | 'lostByOrder', entry: TableEntry): Message {
  return message(texts[text], { rule: ruleText(entry) });
}
