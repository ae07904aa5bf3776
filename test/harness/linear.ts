/** Asserts that work grows with its input, not with the square of it. Counts processor time, so that a busy machine does not matter. */
import assert from 'node:assert/strict';

/** Quadratic work takes 16 times as long for four times the input, linear work 4 times. */
const allowedGrowth = 9;
/** Below this, in ms, measurements are noise. */
const noise = 20;

/** Runs `work` on inputs of sizes n and 4n; measures again, and takes the best, only where it looks worse than linear. */
export function assertLinear<T>(n: number, inputOf: (size: number) => T, work: (input: T) => void): void {
  const [small, large] = [inputOf(n), inputOf(4 * n)];
  let [one, four] = [Infinity, Infinity];
  for (let round = 0; round < 4; round++) {
    one = Math.min(
      one,
      cpuTime(() => work(small)),
    );
    four = Math.min(
      four,
      cpuTime(() => work(large)),
    );
    if (four <= allowedGrowth * Math.max(one, noise)) return;
  }
  assert.fail(`${n}: ${one} ms, ${4 * n}: ${four} ms`);
}

function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}
