/** From a file and an offset to the document, the object and the token there. */
import type { Analysis } from '../analysis.ts';
import { indexedDocuments } from '../index/snapshot.ts';
import type { ManifestDocument } from '../model/document.ts';
import type { Resource } from '../model/resource.ts';
import { type SyntaxPosition, syntaxAt } from '../yaml/node-at.ts';
import type { FileId } from '../yaml/syntax.ts';

export interface Cursor {
  readonly document: ManifestDocument;
  /** Offset in the document. */
  readonly offset: number;
  /** Offset of the document in its file. */
  readonly start: number;
  /** The object around the offset; of a document that holds one object, that one wherever the caret stands. */
  readonly resource: Resource | undefined;
  readonly syntax: SyntaxPosition;
}

/** What stands at an offset of a file; `undefined` for files that hold no objects of the workspace. */
export function cursorAt(analysis: Analysis, file: FileId, offset: number): Cursor | undefined {
  const indexed = analysis.snapshot.files.get(file);
  if (!indexed || indexedDocuments(indexed).length === 0) return undefined;
  const { documents, starts } = indexed.source;
  let at = documents.length - 1;
  while (at > 0 && starts[at]! > offset) at--;
  const document = documents[at]!;
  const inDocument = offset - starts[at]!;
  const { resources } = document;
  const around = resources.find(r => r.place.start <= inDocument && inDocument <= r.place.end);
  return {
    document,
    offset: inDocument,
    start: starts[at]!,
    resource: around ?? (resources.length === 1 ? resources[0] : undefined),
    syntax: syntaxAt(document.root, inDocument),
  };
}
