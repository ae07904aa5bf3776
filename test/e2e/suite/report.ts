/** How the suites report, whichever host they run in: a line a test, and the counts at the end. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Generous: a loaded machine is no reason to fail, and every wait ends with the event it waits for. */
export const timeoutMilliseconds = 60_000;

/** A mocha reporter for a log that others write to, too: nothing but whole lines with a mark. */
export class LineReporter {
  constructor(runner: Mocha.Runner) {
    runner.on('pass', test => console.log(`✔ ${test.title}`));
    runner.on('pending', test => console.log(`○ ${test.title}`));
    runner.on('fail', (test, error) => console.log(`✖ ${test.title}\n${error.stack ?? error}`));
  }
}

export function counted(stats: Mocha.Stats | undefined): Counts {
  return { passed: stats?.passes ?? 0, failed: stats?.failures ?? 1, skipped: stats?.pending ?? 0 };
}
