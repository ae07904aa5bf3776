/** The token under a caret. */
import type { Analysis } from '../analysis.ts';
import type { View } from '../index/view.ts';
import { touches } from '../text/range.ts';
import type { FileId } from '../yaml/syntax.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { type Token, tokensOf } from './subject.ts';

export interface ReferenceAtCursor extends Token {
  readonly cursor: Cursor;
  readonly view: View;
  /** The caret is on the field's name, not on its value. */
  readonly onKey: boolean;
}

/**
 * The token at an offset of a file. A caret on the name of a field stands for the field's value, on the key of a selector or label
 * for the pair, on `kind` for the object.
 */
export function referenceAt(analysis: Analysis, file: FileId, offset: number): ReferenceAtCursor | undefined {
  const cursor = cursorAt(analysis, file, offset);
  if (!cursor?.resource) return undefined;
  const view = analysis.view();
  const { syntax, resource } = cursor;
  const tokens = tokensOf(view, resource);
  const direct = smallest(tokens.filter(t => t.place.document === cursor.document && touches(t.place, cursor.offset)));
  if (direct && !syntax.onKey) return { ...direct, cursor, view, onKey: false };
  if (syntax.onKey) {
    const value = syntax.entry?.value;
    const token = tokens.find(t => t.place === (value ?? syntax.entry?.key));
    if (token) return { ...token, cursor, view, onKey: true };
  }
  const onKind = resource.kindPlace.document === cursor.document && touches(resource.kindPlace, cursor.offset);
  const isKind = onKind || (syntax.onKey && syntax.entry?.value === resource.kindPlace);
  if (!isKind || !resource.name) return undefined;
  return { place: resource.kindPlace, subject: { type: 'object', resource }, cursor, view, onKey: !onKind };
}

function smallest(tokens: readonly Token[]): Token | undefined {
  return [...tokens].sort((a, b) => a.place.end - a.place.start - (b.place.end - b.place.start))[0];
}
