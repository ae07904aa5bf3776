/** What a run reports, whichever host it was in. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Generous: a loaded machine is no reason to fail, and every wait ends with the event it waits for. */
export const timeoutMilliseconds = 60_000;

export function counted(stats: Mocha.Stats | undefined): Counts {
  return { passed: stats?.passes ?? 0, failed: stats?.failures ?? 1, skipped: stats?.pending ?? 0 };
}
