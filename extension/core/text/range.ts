/** Offsets into a text. Owns nothing else: lines and columns live in line-index.ts. */

/** UTF-16 offsets, half-open: `end` is the first offset that is not part of the range. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** True when `offset` lies in the range or directly at its end (where a caret stands after the last character). */
export function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** True when the two ranges share at least one character. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}
