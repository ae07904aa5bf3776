/** What the parser noticed, as findings: only in documents that mean to be Kubernetes objects, as every YAML file passes here. */
import { message } from '../l10n/message.ts';
import type { ManifestDocument } from '../model/document.ts';
import type { SyntaxProblem } from '../yaml/syntax.ts';
import { duplicateKey, syntaxRules } from './manifest/syntax-rules.ts';
import type { Finding } from './rule.ts';
import { type RuleSettings, severityOf } from './settings.ts';

export function syntaxFindings(document: ManifestDocument, settings: RuleSettings): Finding[] {
  if (!document.isManifest || document.templated) return [];
  return document.problems.flatMap(problem => findingOf(document, problem, settings));
}

function findingOf(document: ManifestDocument, problem: SyntaxProblem, settings: RuleSettings): Finding[] {
  const rule = problem.kind === 'duplicate-key' ? duplicateKey : syntaxRules[problem.kind];
  const severity = severityOf(rule, undefined, settings);
  if (!severity) return [];
  const end = Math.min(Math.max(problem.end, problem.start + 1), document.text.length);
  const start = Math.max(0, Math.min(problem.start, end - 1));
  return [
    {
      rule,
      severity,
      place: { document, start, end: firstLineEnd(document.text, start, end) },
      message: message(rule.text, { detail: problem.detail }),
    },
  ];
}

/** Parser errors may run to the end of the file; what is underlined ends on the line where they start. */
function firstLineEnd(text: string, start: number, end: number): number {
  const newline = text.slice(start, end).search(/\r?\n/);
  return newline > 0 ? start + newline : end;
}
