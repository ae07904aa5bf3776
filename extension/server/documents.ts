/** The documents that are open in the client. Their text wins over what the disk holds. */
import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { baseName } from '../core/sources/folders.ts';
import type { FileId } from '../core/yaml/syntax.ts';
import type { FileIds } from './file-ids.ts';
import { isManifestName } from './files/ignore-rules.ts';

export class OpenDocuments {
  readonly #ids: FileIds;
  readonly #documents = new Map<FileId, TextDocument>();

  constructor(ids: FileIds) {
    this.#ids = ids;
  }

  /** The file that is open from now on; `undefined` for a document of a language that holds no manifests. */
  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): FileId | undefined {
    const file = this.#ids.idOf(uri);
    if (!isManifestName(baseName(file)) && !/yaml|json|helm/i.test(languageId)) return undefined;
    this.#documents.set(file, TextDocument.create(uri, languageId, version, text));
    return file;
  }

  /** The file whose text has changed; `undefined` when it is not open. */
  change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): FileId | undefined {
    const file = this.#ids.idOf(uri);
    const document = this.#documents.get(file);
    if (!document) return undefined;
    TextDocument.update(document, contentChanges, version);
    return file;
  }

  /** The file that is open no longer; `undefined` when it was not. */
  close({ uri }: TextDocumentIdentifier): FileId | undefined {
    const file = this.#ids.idOf(uri);
    return this.#documents.delete(file) ? file : undefined;
  }

  get files(): Iterable<FileId> {
    return this.#documents.keys();
  }

  textOf(file: FileId): string | undefined {
    return this.#documents.get(file)?.getText();
  }

  /** `null` for a file that is not open. */
  versionOf(file: FileId): number | null {
    return this.#documents.get(file)?.version ?? null;
  }
}
