/**
 * Core data to what the protocol carries. Offsets become lines and UTF-16 columns here and nowhere else; messages become texts in
 * the client's language.
 */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Analysis, FileFinding, FilePlace } from '../core/analysis.ts';
import { render } from '../core/l10n/message.ts';
import type { SourceFile } from '../core/model/document.ts';
import { docsUrl } from '../core/rules/docs-url.ts';
import type { FixEdit, Severity } from '../core/rules/rule.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { TextRange } from '../core/text/range.ts';
import type { FileId, Place } from '../core/yaml/syntax.ts';
import type { DiagnosticData } from '../protocol/requests.ts';
import type { Client } from './client.ts';

/** `source` of every diagnostic. */
export const diagnosticSource = 'traffic-path';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const lineIndexes = new WeakMap<SourceFile, LineIndex>();

/** Lines of a file, built once for each text. */
export function linesOf(source: SourceFile): LineIndex {
  let lines = lineIndexes.get(source);
  if (!lines) {
    lines = new LineIndex(source.text);
    lineIndexes.set(source, lines);
  }
  return lines;
}

/** What a file is called on the other side. */
export interface Naming {
  uriOf(file: FileId): string;
  /** The version of an open document, `null` for a file that is not open. */
  versionOf(file: FileId): number | null;
}

/** Turns the results of one analysis into protocol types. */
export class ToLsp {
  readonly #analysis: Analysis;
  readonly #naming: Naming;
  readonly #client: Client;

  constructor(analysis: Analysis, naming: Naming, client: Client) {
    this.#analysis = analysis;
    this.#naming = naming;
    this.#client = client;
  }

  /** A range of offsets of a file. */
  range(file: FileId, { start, end }: TextRange): Range {
    const source = this.#analysis.sourceFile(file);
    const lines = source ? linesOf(source) : new LineIndex('');
    return { start: lines.positionAt(start), end: lines.positionAt(end) };
  }

  uriOf(file: FileId): string {
    return this.#naming.uriOf(file);
  }

  location(place: FilePlace): Location {
    return { uri: this.uriOf(place.file), range: this.range(place.file, place) };
  }

  /** The location of a place in a document; `undefined` when the document is no longer there. */
  locate(place: Place): Location | undefined {
    const found = this.#analysis.locate(place);
    return found && this.location(found);
  }

  diagnostic({ file, start, end, finding }: FileFinding): Diagnostic {
    const { rule } = finding;
    const diagnostic: Diagnostic = {
      range: this.range(file, { start, end }),
      severity: severities[finding.severity],
      source: diagnosticSource,
      code: rule.id,
      message: render(finding.message, this.#client.locale),
    };
    if (this.#client.codeDescription) diagnostic.codeDescription = { href: docsUrl(rule.id, this.#client.locale) };
    if (this.#client.relatedInformation) {
      const related = (finding.related ?? []).flatMap((r): DiagnosticRelatedInformation[] => {
        const location = this.locate(r.place);
        return location ? [{ location, message: render(r.message, this.#client.locale) }] : [];
      });
      if (related.length > 0) diagnostic.relatedInformation = related;
    }
    if (this.#client.unnecessaryTag && finding.unnecessary) diagnostic.tags = [DiagnosticTag.Unnecessary];
    const data: DiagnosticData = { fixes: finding.fixes?.length ?? 0 };
    if (this.#client.diagnosticData) diagnostic.data = data;
    return diagnostic;
  }

  /** Edits of documents, as one change of the workspace; `undefined` when a document is no longer there. */
  workspaceEdit(edits: readonly FixEdit[]): WorkspaceEdit | undefined {
    const placed = edits.map(edit => ({ at: this.#analysis.locate(edit.place), newText: edit.newText }));
    const replacements: FileReplacement[] = [];
    for (const { at, newText } of placed) {
      if (!at) return undefined;
      replacements.push({ ...at, newText });
    }
    return this.fileEdits(replacements);
  }

  /** Replacements at offsets of files, as one change of the workspace. */
  fileEdits(replacements: readonly FileReplacement[]): WorkspaceEdit {
    const byFile = new Map<FileId, TextEdit[]>();
    for (const replacement of replacements) {
      const edit = { range: this.range(replacement.file, replacement), newText: replacement.newText };
      const list = byFile.get(replacement.file);
      if (list) list.push(edit);
      else byFile.set(replacement.file, [edit]);
    }
    if (this.#client.versionedEdits) {
      const documentChanges = [...byFile].map(
        ([file, edits]): TextDocumentEdit => ({
          textDocument: { uri: this.#naming.uriOf(file), version: this.#naming.versionOf(file) },
          edits,
        }),
      );
      return { documentChanges };
    }
    return { changes: Object.fromEntries([...byFile].map(([file, edits]) => [this.#naming.uriOf(file), edits])) };
  }
}

/** A replacement at offsets of a file. */
export interface FileReplacement extends FilePlace {
  readonly newText: string;
}
