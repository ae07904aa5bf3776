/**
 * Cuts a YAML stream into its documents without parsing it. By the YAML specification (9.1.2) a line that starts with `---` or
 * `...` followed by white space or the end of the line can never be inside a document, so the cut is exact, and an unterminated
 * quote in one document cannot swallow the next. Linear, one pass over the line starts.
 */
import type { TextRange } from '../text/range.ts';

/** One document's part of the text: from its `---` line (or the start of the text) up to the next one. */
export type Chunk = TextRange;

/**
 * The chunks of a text that hold more than blank lines, comments and markers, in order. A byte order mark is left out. A comment
 * before the first `---` belongs to the document behind that marker; one between two markers is an empty document of its own.
 */
export function splitDocuments(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let hasContent = false;
  let hasMarker = false;
  let lineStart = start;
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart);
    const next = newline < 0 ? text.length : newline + 1;
    const marker = markerAt(text, lineStart, next);
    if (marker === '---') {
      if (hasContent) chunks.push({ start, end: lineStart });
      if (hasContent || hasMarker) start = lineStart;
      hasMarker = true;
      hasContent = hasContentAfterMarker(text, lineStart + 3, next);
    } else if (marker === '...') {
      if (hasContent) chunks.push({ start, end: next });
      start = next;
      hasContent = false;
      hasMarker = false;
    } else if (!hasContent && !isBlankOrComment(text, lineStart, next)) {
      hasContent = true;
    }
    lineStart = next;
  }
  if (hasContent) chunks.push({ start, end: text.length });
  return chunks;
}

function markerAt(text: string, start: number, end: number): '---' | '...' | undefined {
  const first = text.charCodeAt(start);
  if (first !== 0x2d && first !== 0x2e) return undefined;
  if (text.charCodeAt(start + 1) !== first || text.charCodeAt(start + 2) !== first) return undefined;
  if (start + 3 < end && !isSpace(text.charCodeAt(start + 3))) return undefined;
  return first === 0x2d ? '---' : '...';
}

function hasContentAfterMarker(text: string, start: number, end: number): boolean {
  return !isBlankOrComment(text, start, end);
}

function isBlankOrComment(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x23) return true;
    if (!isSpace(code)) return false;
  }
  return true;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
