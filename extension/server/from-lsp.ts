/** What the protocol carries to core data: positions become offsets. */
import type { Position, Range } from 'vscode-languageserver';
import type { SourceFile } from '../core/model/document.ts';
import type { TextRange } from '../core/text/range.ts';
import { linesOf } from './to-lsp.ts';

/** The offset of a position; positions outside the text are clamped to it. */
export function offsetOf(source: SourceFile, position: Position): number {
  return linesOf(source).offsetAt(position);
}

export function rangeOf(source: SourceFile, range: Range): TextRange {
  const [a, b] = [offsetOf(source, range.start), offsetOf(source, range.end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}
