/** Durations as `metav1.Duration` reads them (Go time.ParseDuration), as far as people write them for BGP timers. */

const unitSeconds: ReadonlyMap<string, number> = new Map([
  ['h', 3600],
  ['m', 60],
  ['s', 1],
  ['ms', 0.001],
]);

/** Seconds; `undefined` for what is absent or written in another form. */
export function goSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === '0') return 0;
  if (!/^(?:[0-9]{1,9}(?:\.[0-9]{1,9})?(?:h|ms|m|s)){1,4}$/.test(text)) return undefined;
  let total = 0;
  for (const [, number, unit] of text.matchAll(/([0-9.]+)(h|ms|m|s)/g))
    total += Number(number) * unitSeconds.get(unit!)!;
  return total;
}
