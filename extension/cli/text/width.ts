/** How many columns of a terminal a text takes. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Wide and full-width characters of Unicode's EastAsianWidth.txt in blocks, and whatever is drawn as an emoji. */
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{1b2ff}\u{20000}-\u{3fffd}])/u;
const zero = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

export interface Cell {
  readonly text: string;
  /** UTF-16 offset in the text. */
  readonly offset: number;
  readonly columns: number;
}

/** What a reader takes for one character each, with its width. */
export function* cellsOf(text: string): Iterable<Cell> {
  for (const { segment, index } of graphemes.segment(text)) {
    yield { text: segment, offset: index, columns: zero.test(segment) ? 0 : wide.test(segment) ? 2 : 1 };
  }
}

/** Columns of a text without tabs and escape sequences. */
export function textWidth(text: string): number {
  let columns = 0;
  for (const cell of cellsOf(text)) columns += cell.columns;
  return columns;
}
