/** What a report is made from and what it comes out as. */
import type { Analysis } from '../../core/analysis.ts';
import type { RuleSettings } from '../../core/rules/settings.ts';
import type { Unreadable } from '../load.ts';
import type { LintReport } from '../report.ts';
import type { Shell } from '../shell.ts';

export interface LintRun {
  readonly report: LintReport;
  /** For the sources that findings point at. */
  readonly analysis: Analysis;
  readonly unreadable: readonly Unreadable[];
  /** What `--rule` set. */
  readonly rules: RuleSettings;
  readonly shell: Shell;
}

/** Pieces of text in order, so that a long report need not exist as a whole. */
export type Reporter = (run: LintRun) => Iterable<string>;
