/** Replacements in a text. */
import type { TextRange } from './range.ts';

export interface TextEdit extends TextRange {
  readonly newText: string;
}

/**
 * The text after all edits. Edits refer to the text before any of them; they may stand in any order.
 * Throws when two of them overlap, because then no order of application is right.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const edit of sorted) {
    if (edit.start < position) throw new RangeError(`overlapping edits at offset ${edit.start}`);
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}
