/** Findings as the command line's contract shows them: 1-based lines and columns, paths relative to the working directory. */
import type { Analysis } from '../core/analysis.ts';
import { type Locale, type Message, render } from '../core/l10n/message.ts';
import type { ManifestDocument } from '../core/model/document.ts';
import { knownValue } from '../core/model/fact.ts';
import type { Resource } from '../core/model/resource.ts';
import { docsUrl } from '../core/rules/docs-url.ts';
import type { Severity } from '../core/rules/rule.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { Place } from '../core/yaml/syntax.ts';

export interface ReportPosition {
  readonly line: number;
  readonly column: number;
}

export interface ReportRange {
  readonly start: ReportPosition;
  readonly end: ReportPosition;
}

export interface ReportedEdit {
  readonly file: string;
  readonly range: ReportRange;
  readonly newText: string;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly docs: string;
  readonly file: string;
  readonly range: ReportRange;
  readonly object?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace?: string;
    readonly name?: string;
  };
  readonly related: readonly { readonly file: string; readonly range: ReportRange; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly ReportedEdit[];
  }[];
}

export interface LintReport {
  readonly version: 1;
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  readonly findings: readonly ReportedFinding[];
}

/** Everything a reporter needs of one run. */
export function lintReport(
  analysis: Analysis,
  locale: Locale,
  onProgress?: (done: number, total: number) => void,
): LintReport {
  const view = analysis.view();
  const lines = new Map<string, LineIndex>();
  const rangeAt = (file: string, start: number, end: number): ReportRange => {
    let index = lines.get(file);
    if (!index) {
      index = new LineIndex(analysis.sourceFile(file)?.text ?? '');
      lines.set(file, index);
    }
    return { start: oneBased(index.positionAt(start)), end: oneBased(index.positionAt(end)) };
  };
  const at = (place: Place) => {
    const located = analysis.locate(place);
    return located && { file: located.file, range: rangeAt(located.file, located.start, located.end) };
  };
  const text = (message: Message) => render(message, locale);
  const findings: ReportedFinding[] = [];
  let documents = 0;
  let resources = 0;
  const { files } = analysis;
  for (const [i, file] of files.entries()) {
    onProgress?.(i, files.length);
    const source = analysis.sourceFile(file)!;
    documents += source.documents.length;
    resources += source.documents.reduce((n, document) => n + document.resources.length, 0);
    for (const { finding, start, end } of analysis.findings(file)) {
      const document = finding.place.document as ManifestDocument;
      const object = document.resources.find(
        r => r.place.start <= finding.place.start && finding.place.start <= r.place.end,
      );
      findings.push({
        rule: finding.rule.id,
        severity: finding.severity,
        message: text(finding.message),
        docs: docsUrl(finding.rule.id, locale),
        file,
        range: rangeAt(file, start, end),
        ...(object && { object: objectOf(object, view.namespaceOf(object)) }),
        related: (finding.related ?? []).flatMap(related => {
          const located = at(related.place);
          return located ? [{ ...located, message: text(related.message) }] : [];
        }),
        fixes: (finding.fixes ?? []).map(fix => ({
          title: text(fix.title),
          safe: fix.safe,
          edits: fix.edits.flatMap(edit => {
            const located = at(edit.place);
            return located ? [{ ...located, newText: edit.newText }] : [];
          }),
        })),
      });
    }
  }
  return { version: 1, files: files.length, documents, resources, findings };
}

function objectOf(resource: Resource, namespace: string | undefined): NonNullable<ReportedFinding['object']> {
  const name = knownValue(resource.name);
  return {
    apiVersion: resource.apiVersion,
    kind: resource.kind,
    ...(namespace ? { namespace } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

function oneBased(position: { line: number; character: number }): ReportPosition {
  return { line: position.line + 1, column: position.character + 1 };
}
