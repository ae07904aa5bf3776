/** Offsets to lines and columns and back. A line ends with LF or CRLF; a lone CR is not a line break, as in YAML tools. */

/** Zero-based line and UTF-16 column, as the Language Server Protocol counts by default. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** Where each line of a text starts. Build once per text: O(length). Look-ups are O(log lines). */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): TextPosition {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= clamped) low = middle;
      else high = middle;
    }
    return { line: low, character: clamped - this.#starts[low]! };
  }

  /** Offset of a position; a column beyond the line's end is clamped to the start of the next line. */
  offsetAt(position: TextPosition): number {
    if (position.line < 0) return 0;
    const start = this.#starts[position.line];
    if (start === undefined) return this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length;
    return Math.max(start, Math.min(start + position.character, next));
  }

  /** Offset of the first character of a line. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}
