/** The report as it is, for other programs. */
import type { LintRun } from './reporter.ts';

export function* jsonReporter({ report }: LintRun): Iterable<string> {
  yield `${JSON.stringify(report, null, 2)}\n`;
}
