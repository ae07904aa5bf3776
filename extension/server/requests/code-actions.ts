/** Quick fixes of findings, the comments that silence them, and the action that applies all safe fixes of a file. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import type { FileFinding } from '../../core/analysis.ts';
import { message, render } from '../../core/l10n/message.ts';
import type { Fix } from '../../core/rules/rule.ts';
import { ignoreInDocument, ignoreOnLine } from '../../core/rules/suppress.ts';
import { overlaps, touches } from '../../core/text/range.ts';
import type { RequestedFile, ServerContext } from '../context.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../from-lsp.ts';
import { texts } from '../texts.ts';
import { diagnosticSource, type FileReplacement } from '../to-lsp.ts';

/** `source.fixAll.trafficPath`, for "code actions on save". */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.trafficPath`;

export const codeActions: Feature = {
  capabilities: client => ({
    codeActionProvider: client.codeActionLiterals ? { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } : true,
  }),
  register(connection, context) {
    connection.onCodeAction(
      context.answer('codeAction', (params: CodeActionParams) => {
        const requested = context.fileOf(params.textDocument.uri);
        if (!requested || !context.client.codeActionLiterals || !context.isReady(requested.file)) return [];
        return actionsFor(requested, params, context);
      }),
    );
  },
};

function actionsFor(
  requested: RequestedFile,
  params: CodeActionParams,
  context: ServerContext,
): (CodeAction | Command)[] {
  const { only, diagnostics } = params.context;
  const wants = (kind: string) => !only || only.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`));
  const findings = requested.analysis.findings(requested.file);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const at = rangeOf(requested.source, params.range);
    const here = findings.filter(f => touches(f, at.start) || touches(f, at.end) || overlaps(f, at));
    for (const finding of here) actions.push(...quickFixes(finding, requested, diagnostics, context));
    for (const finding of here) actions.push(...suppressions(finding, requested, diagnostics, context));
  }
  // Only on request: a light bulb that is always lit helps nobody.
  if (only && wants(fixAllKind)) {
    const edits = safeFixes(findings, requested);
    if (edits.length > 0) {
      actions.push({
        title: render(message(texts.fixAll), context.client.locale),
        kind: fixAllKind,
        edit: requested.toLsp.fileEdits(edits),
      });
    }
  }
  return actions;
}

function quickFixes(
  finding: FileFinding,
  { toLsp }: RequestedFile,
  known: readonly Diagnostic[],
  { client }: ServerContext,
): CodeAction[] {
  const fixes = finding.finding.fixes ?? [];
  const diagnostics = shownAs(toLsp.diagnostic(finding), known);
  return fixes.flatMap(fix => {
    const edit = toLsp.workspaceEdit(fix.edits);
    if (!edit) return [];
    return [
      {
        title: render(fix.title, client.locale),
        kind: CodeActionKind.QuickFix,
        diagnostics,
        isPreferred: fix.safe && fixes.filter(other => other.safe).length === 1,
        edit,
      },
    ];
  });
}

function suppressions(
  { finding, file, start }: FileFinding,
  { analysis, toLsp, source }: RequestedFile,
  known: readonly Diagnostic[],
  { client }: ServerContext,
): CodeAction[] {
  const rule = finding.rule.id;
  const { document } = finding.place;
  const offset = start - finding.place.start;
  const offers = [
    { title: texts.ignoreLine, edit: ignoreOnLine(document, finding.place.start, rule) },
    { title: texts.ignoreDocument, edit: ignoreInDocument(document, rule) },
  ];
  const diagnostics = shownAs(
    toLsp.diagnostic({ file, start, end: start + (finding.place.end - finding.place.start), finding }),
    known,
  );
  if (!analysis.locate(finding.place) || !source.documents.some(d => d === document)) return [];
  return offers.flatMap(({ title, edit }) =>
    edit
      ? [
          {
            title: render(message(title, { rule }), client.locale),
            kind: CodeActionKind.QuickFix,
            diagnostics,
            edit: toLsp.fileEdits([
              { file, start: edit.start + offset, end: edit.end + offset, newText: edit.newText },
            ]),
          },
        ]
      : [],
  );
}

/** The safe fixes of a file that do not touch each other, first come first served; the next run finds the rest. */
function safeFixes(findings: readonly FileFinding[], { analysis }: RequestedFile): FileReplacement[] {
  const taken: FileReplacement[] = [];
  for (const { finding } of findings) {
    const fix: Fix | undefined = finding.fixes?.find(candidate => candidate.safe);
    const edits = fix?.edits.map(edit => ({ at: analysis.locate(edit.place), newText: edit.newText })) ?? [];
    const placed = edits.flatMap(({ at, newText }) => (at ? [{ ...at, newText }] : []));
    if (placed.length < edits.length) continue;
    const collides = placed.some(a => taken.some(b => a.file === b.file && a.start <= b.end && b.start <= a.end));
    if (!collides) taken.push(...placed);
  }
  return taken;
}

/** The diagnostics of the request that are this finding, as the client sent them. */
function shownAs(diagnostic: Diagnostic, known: readonly Diagnostic[]): Diagnostic[] {
  return known.filter(
    other =>
      other.source === diagnosticSource && other.code === diagnostic.code && sameRange(other.range, diagnostic.range),
  );
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
