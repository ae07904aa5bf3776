/** What a hover shows: the thing under the caret, the whole chain it is part of, and what is decided there. */
import type { Analysis, FilePlace } from '../analysis.ts';
import type { Locale } from '../l10n/message.ts';
import type { FileId } from '../yaml/syntax.ts';
import { HoverContent } from './hover-content.ts';
import { describe } from './hover-subject.ts';
import { type Markdown, Writer } from './markdown.ts';
import { referenceAt } from './reference-at.ts';

export interface Hover {
  /** The token that is explained. */
  readonly range: FilePlace;
  readonly contents: Markdown;
}

/** The hover at an offset of a file; `undefined` where there is nothing to say. */
export function hover(analysis: Analysis, file: FileId, offset: number, locale: Locale): Hover | undefined {
  const token = referenceAt(analysis, file, offset);
  if (!token) return undefined;
  const { syntax } = token.cursor;
  const range = analysis.locate(token.onKey && syntax.scalar ? syntax.scalar : token.place);
  const content = new HoverContent(new Writer(analysis, locale), token.view);
  describe(content, token.subject);
  return range && content.blocks.length > 0 ? { range, contents: content.blocks } : undefined;
}
