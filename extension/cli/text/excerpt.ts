/** A source line as a terminal shows it, with carets that stand exactly under a range: tabs expanded, wide characters counted twice. */
import { printable } from './printable.ts';
import { cellsOf } from './width.ts';

export interface Excerpt {
  readonly source: string;
  readonly underline: string;
}

const tabSize = 4;
/** UTF-16 units that are shown before and after the start of the range where a line is too long to be shown whole. */
const before = 60;
const after = 100;

/** `start` and `end` are 0-based UTF-16 columns of the line; an empty range gets one caret. */
export function excerptOf(line: string, start: number, end: number): Excerpt {
  const isLong = line.length > before + after;
  const from = isLong ? characterStart(line, Math.max(0, start - before)) : 0;
  const to = isLong ? characterStart(line, Math.min(line.length, start + after)) : line.length;
  let source = from > 0 ? '\u2026' : '';
  let column = source.length;
  let first: number | undefined;
  let last = 0;
  for (const cell of cellsOf(printable(line.slice(from, to)))) {
    const offset = from + cell.offset;
    if (first === undefined && offset + cell.text.length > start) first = column;
    const columns = cell.text === '\t' ? tabSize - (column % tabSize) : cell.columns;
    source += cell.text === '\t' ? ' '.repeat(columns) : cell.text;
    column += columns;
    if (offset < end) last = column;
  }
  if (to < line.length) source += '\u2026';
  const at = first ?? column;
  return { source: source.trimEnd(), underline: ' '.repeat(at) + '^'.repeat(Math.max(1, last - at)) };
}

/** Not between the halves of a surrogate pair. */
function characterStart(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
