/**
 * Workflow commands of GitHub Actions: each finding becomes an annotation at its line of the change.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
import { relative, resolve, sep } from 'node:path';
import { ruleOf } from '../../core/rules/catalogue.ts';
import type { Severity } from '../../core/rules/rule.ts';
import { standardInput } from '../load.ts';
import type { ReportedFinding } from '../report.ts';
import type { Shell } from '../shell.ts';
import { printable } from '../text/printable.ts';
import type { LintRun } from './reporter.ts';
import { summaryOf } from './summary.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export function* githubReporter({ report, shell }: LintRun): Iterable<string> {
  for (const finding of report.findings) yield `${annotation(finding, shell)}\n`;
  yield `${summaryOf(report, shell.locale)}\n`;
}

function annotation(finding: ReportedFinding, shell: Shell): string {
  const { start, end } = finding.range;
  const properties: Record<string, string | number> = {
    ...(finding.file !== standardInput && { file: pathInRepository(finding.file, shell) }),
    line: start.line,
    endLine: end.line,
    // Columns are refused for annotations of several lines.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
    title: finding.rule,
  };
  const fields = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const related = finding.related.map(
    ({ file, range, message }) => `${file}:${range.start.line}:${range.start.column}: ${message}`,
  );
  const text = [finding.message, ruleOf(finding.rule)?.why[shell.locale], ...related, finding.docs];
  const data = text.filter(line => line !== undefined).map(printable);
  return `::${commands[finding.severity]} ${fields.join(',')}::${escapeData(data.join('\n'))}`;
}

/** Annotations want paths from the repository's root, wherever the step runs. */
function pathInRepository(file: string, { cwd, env }: Shell): string {
  const root = env['GITHUB_WORKSPACE'];
  if (!root) return file;
  const path = relative(root, resolve(cwd, file)).split(sep).join('/');
  return path.startsWith('../') ? file : path;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
