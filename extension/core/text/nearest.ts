/** "Did you mean": names that a person could have meant when they typed another. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidates within a small edit distance of `name`, nearest first, then in alphabetical order.
 * The allowance grows with length (1 edit up to 4 characters, 2 up to 8, then a quarter of the length), and a candidate that
 * differs in case or separators only always counts. Two neighbours that changed places are one edit.
 */
export function nearestNames(name: string, candidates: Iterable<string>): string[] {
  const allowance = name.length <= 4 ? 1 : name.length <= 8 ? 2 : Math.floor(name.length / 4);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    if (Math.abs(candidate.length - name.length) > allowance + 2) continue;
    const score = plain(candidate) === plain(name) ? 0 : isOneEditAway(name, candidate) ? 1 : distance(name, candidate);
    if (score <= allowance) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.map(s => s.candidate);
}

/** True when exactly one insertion, deletion, substitution of a character (or a swap of neighbours) turns one into the other. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b) return false;
  if (distance(a, b) === 1) return true;
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((c, i) => c !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}
