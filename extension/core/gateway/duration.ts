/**
 * Durations of the Gateway API (GEP-2257; apis/v1 shared_types.go `Duration`): one to four whole numbers of up to five digits, each
 * with its unit. A part of what Go's time.ParseDuration reads: no fractions, no signs, nothing below a millisecond.
 */

const unitMilliseconds: ReadonlyMap<string, number> = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
]);

/** Milliseconds; `undefined` for what the API server refuses. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:[0-9]{1,5}(?:h|m|s|ms)){1,4}$/.test(text)) return undefined;
  return sumOf(text);
}

/** The same time as the API writes it, for durations as Go or people write them (`1.5s`, `30 s`); `undefined` if it is not clear. */
export function respellDuration(text: string): string | undefined {
  const compact = text.toLowerCase().replace(/\s+/g, '');
  if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:h|m|s|ms))+$/.test(compact)) return undefined;
  const total = sumOf(compact);
  if (!Number.isInteger(total)) return undefined;
  const spelled = ['h', 'm', 's', 'ms']
    .map(unit => [unit, unitMilliseconds.get(unit)!] as const)
    .filter(([, size]) => total % size === 0)
    .map(([unit, size]) => `${total / size}${unit}`)[0];
  return spelled !== undefined && parseDuration(spelled) === total ? spelled : undefined;
}

function sumOf(text: string): number {
  let total = 0;
  for (const [, number, unit] of text.matchAll(/([0-9.]+)(ms|h|m|s)/g)) {
    total += Number(number) * unitMilliseconds.get(unit!)!;
  }
  return Math.round(total * 1000) / 1000;
}
