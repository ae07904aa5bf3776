/** Long work in portions: between two of them the messages that have arrived meanwhile are handled. */

/** Longest portion, in milliseconds. */
const sliceMilliseconds = 10;

/** Resolves after the messages and timers that are due have been handled. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    // Timers of a worker are held back by some milliseconds; messages are not.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Runs steps, pausing for messages every 10 ms. Gives what the steps return, and the time that they alone took. */
export async function runInSlices<T>(steps: Generator<void, T>): Promise<{ result: T; milliseconds: number }> {
  let worked = 0;
  let start = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    const elapsed = performance.now() - start;
    if (done) return { result: value, milliseconds: worked + elapsed };
    if (elapsed < sliceMilliseconds) continue;
    worked += elapsed;
    await nextTurn();
    start = performance.now();
  }
}
