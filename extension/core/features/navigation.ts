/** Definition, references and highlights of the token under a caret. */
import type { Analysis, FilePlace } from '../analysis.ts';
import type { FileId } from '../yaml/syntax.ts';
import { findTargets } from './find-targets.ts';
import { occurrencesOf } from './occurrences.ts';
import { referenceAt } from './reference-at.ts';

export interface Definition {
  /** The token that was asked about. */
  readonly origin: FilePlace;
  /** The whole object that holds the definition. */
  readonly target: FilePlace;
  /** The defining token in it. */
  readonly selection: FilePlace;
}

export interface Highlight extends FilePlace {
  readonly isDefinition: boolean;
}

/** Where the token at an offset is defined: none, one, or one of each variant. */
export function definition(analysis: Analysis, file: FileId, offset: number): Definition[] {
  const token = referenceAt(analysis, file, offset);
  const origin = token && analysis.locate(token.place);
  if (!token || !origin) return [];
  return findTargets(token.view, token.subject).flatMap(({ resource, place }) => {
    const selection = analysis.locate(place);
    const target = place.document === resource.place.document ? analysis.locate(resource.place) : selection;
    return selection && target ? [{ origin, target, selection }] : [];
  });
}

/** Every place where the token at an offset is written, in order of file and position. */
export function references(analysis: Analysis, file: FileId, offset: number, includeDeclaration: boolean): FilePlace[] {
  return locateAll(analysis, file, offset)
    .filter(found => includeDeclaration || !found.isDefinition)
    .map(({ isDefinition: _, ...place }) => place);
}

/** As `references`, in one file only. */
export function highlights(analysis: Analysis, file: FileId, offset: number): Highlight[] {
  return locateAll(analysis, file, offset).filter(found => found.file === file);
}

function locateAll(analysis: Analysis, file: FileId, offset: number): Highlight[] {
  const token = referenceAt(analysis, file, offset);
  const found = token && occurrencesOf(token.view, token.subject);
  return (found?.occurrences ?? [])
    .flatMap(({ place, isDefinition }) => {
      const at = analysis.locate(place);
      return at ? [{ ...at, isDefinition }] : [];
    })
    .sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
}
