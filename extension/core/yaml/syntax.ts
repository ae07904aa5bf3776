/**
 * The syntax tree of one document: what the YAML says, before anyone asks what Kubernetes makes of it. Ranges are relative to
 * the document, so a tree stays valid, and the same object, while other documents of the file change. Every node knows its
 * document, so a tree may be put together from nodes of several documents and each fact still has its place.
 */
import type { TextRange } from '../text/range.ts';

/** Identity of a file: a normalised URI or path with forward slashes. Opaque here except for its folder structure. */
export type FileId = string;

/** The text that ranges refer to. One object per document of a file; compared by identity. */
export interface SourceDocument {
  readonly file: FileId;
  readonly text: string;
  /** Template actions were masked: what is absent from the tree may still be there once the template is rendered. */
  readonly templated: boolean;
}

/** A range in a document. */
export interface Place extends TextRange {
  readonly document: SourceDocument;
}

export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  /** The text the scalar stands for: escapes resolved, block scalars folded. Numbers and booleans are not interpreted. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly tag: string | undefined;
}

export interface MapEntry {
  readonly key: ScalarNode;
  /** `undefined` for an entry without a value (`name:`). */
  readonly value: SyntaxNode | undefined;
  /** Brought in by a merge key (`<<`); its place is where the merged map was written. */
  readonly merged: boolean;
}

export interface MapNode extends Place {
  readonly kind: 'map';
  readonly flow: boolean;
  /** In source order, merged entries last. Equal keys may occur; the last one of the document wins, as in kubectl. */
  readonly entries: readonly MapEntry[];
}

export interface SeqNode extends Place {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly (SyntaxNode | undefined)[];
}

/** Aliases do not appear: they are replaced by the node they stand for. */
export type SyntaxNode = MapNode | SeqNode | ScalarNode;

export type SyntaxProblemKind =
  | 'syntax'
  | 'duplicate-key'
  | 'unresolved-alias'
  | 'merge-conflict'
  | 'too-deep'
  | 'too-large'
  | 'too-many-aliases'
  | 'not-text';

export interface SyntaxProblem extends TextRange {
  readonly kind: SyntaxProblemKind;
  /** What the parser says, or the name of the key or alias. English. */
  readonly detail: string;
}

export interface SyntaxTree {
  readonly root: SyntaxNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** The entry of a key as kubectl reads it: own entries win over merged ones, and of equal own keys the last wins. */
export function entryOf(map: MapNode, key: string): MapEntry | undefined {
  let found: MapEntry | undefined;
  for (const entry of map.entries) {
    if (entry.key.value === key && (!found || !entry.merged)) found = entry;
  }
  return found;
}

/** The value of a key, `undefined` when the key is absent or has no value. */
export function valueAt(map: MapNode, key: string): SyntaxNode | undefined {
  return entryOf(map, key)?.value;
}

/** The source text of a place. */
export function sourceOf(place: Place): string {
  return place.document.text.slice(place.start, place.end);
}
