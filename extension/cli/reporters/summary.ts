/** One sentence on a whole run. */
import { type Locale, type Message, message, render } from '../../core/l10n/message.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { LintReport } from '../report.ts';
import { count, texts } from '../texts.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** `2 errors, 1 warning in 12 files (48 documents, 41 objects)`. */
export function summaryOf(report: LintReport, locale: Locale): string {
  return render(summary(report, locale), locale);
}

function summary({ files, documents, resources, findings }: LintReport, locale: Locale): Message {
  if (files === 0) return message(texts.noFiles);
  const scope = message(texts.scope, {
    files: count(files, 'file'),
    documents: count(documents, 'document'),
    objects: count(resources, 'object'),
  });
  const counts = severities
    .map(severity => ({ severity, n: findings.filter(finding => finding.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => render(count(n, severity), locale))
    .join(', ');
  return counts === '' ? message(texts.noProblems, { scope }) : message(texts.problems, { counts, scope });
}
