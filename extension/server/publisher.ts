/** What the client was told last. Sends only what differs, with the version of an open document, and forgets nothing it showed. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { FileId } from '../core/yaml/syntax.ts';

interface Published {
  readonly uri: string;
  readonly version: number | null;
  readonly content: string;
  readonly isEmpty: boolean;
  readonly pointsAt: ReadonlySet<FileId>;
}

export interface FileDiagnostics {
  readonly file: FileId;
  readonly uri: string;
  /** `null` for a file that is not open. */
  readonly version: number | null;
  readonly diagnostics: Diagnostic[];
  /** Other files that related information points at. */
  readonly pointsAt: ReadonlySet<FileId>;
}

export class Publisher {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  readonly #published = new Map<FileId, Published>();
  readonly #pointers = new Map<FileId, Set<FileId>>();

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.#send = send;
  }

  /**
   * Tells the client about a file if it does not know yet. An open document is told about each of its versions, so that whoever
   * typed learns that nothing changed, too.
   */
  publish({ file, uri, version, diagnostics, pointsAt }: FileDiagnostics): void {
    const before = this.#published.get(file);
    const content = JSON.stringify(diagnostics);
    if (before && before.uri !== uri && !before.isEmpty) this.#send({ uri: before.uri, diagnostics: [] });
    const isEmpty = diagnostics.length === 0;
    const isKnown =
      before === undefined || before.uri !== uri ? isEmpty : before.content === content || (before.isEmpty && isEmpty);
    this.#remember(file, { uri, version, content, isEmpty, pointsAt });
    if (isKnown && (version === null || before?.version === version)) return;
    this.#send(version === null ? { uri, diagnostics } : { uri, version, diagnostics });
  }

  /** Clears what is shown of a file that is gone. */
  clear(file: FileId): void {
    const before = this.#published.get(file);
    if (!before) return;
    this.#forget(file, before);
    if (!before.isEmpty) this.#send({ uri: before.uri, diagnostics: [] });
  }

  /** Files whose related information points at a file: its lines may have moved. */
  filesPointingAt(file: FileId): Iterable<FileId> {
    return this.#pointers.get(file) ?? [];
  }

  #remember(file: FileId, published: Published): void {
    const before = this.#published.get(file);
    if (before) this.#forget(file, before);
    // A closed file without findings is as good as one that was never looked at.
    if (published.isEmpty && published.version === null) return;
    this.#published.set(file, published);
    for (const target of published.pointsAt) {
      const pointers = this.#pointers.get(target);
      if (pointers) pointers.add(file);
      else this.#pointers.set(target, new Set([file]));
    }
  }

  #forget(file: FileId, published: Published): void {
    this.#published.delete(file);
    for (const target of published.pointsAt) {
      const pointers = this.#pointers.get(target);
      pointers?.delete(file);
      if (pointers?.size === 0) this.#pointers.delete(target);
    }
  }
}
