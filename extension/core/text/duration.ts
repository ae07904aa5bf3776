/**
 * Durations as Go's time.ParseDuration reads them, as far as Kubernetes APIs take them: numbers with units from hours to
 * milliseconds, without a sign.
 */

const unitMilliseconds: ReadonlyMap<string, number> = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
]);

/**
 * Milliseconds of a duration of the Gateway API (GEP-2257; apis/v1 shared_types.go `Duration`): one to four whole numbers of up to
 * five digits, each with its unit. `undefined` for what the API server refuses.
 */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:[0-9]{1,5}(?:h|m|s|ms)){1,4}$/.test(text)) return undefined;
  return sumOf(text);
}

/** The same time as the Gateway API writes it, for durations as Go or people write them (`1.5s`, `30 s`); `undefined` if it is not clear. */
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

/** Seconds of a `metav1.Duration`, as far as people write them for timers; `undefined` for what is absent or in another form. */
export function goSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === '0') return 0;
  if (!/^(?:[0-9]{1,9}(?:\.[0-9]{1,9})?(?:h|ms|m|s)){1,4}$/.test(text)) return undefined;
  return sumOf(text) / 1000;
}

/** Milliseconds. */
function sumOf(text: string): number {
  let total = 0;
  for (const [, number, unit] of text.matchAll(/([0-9.]+)(ms|h|m|s)/g)) {
    total += Number(number) * unitMilliseconds.get(unit!)!;
  }
  return Math.round(total * 1000) / 1000;
}
