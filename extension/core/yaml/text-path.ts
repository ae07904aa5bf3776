/**
 * Where a caret stands, told from indentation and dashes alone: what completion has while a line is half typed and no parser can
 * say what it will be. Knows block style, and flow collections that begin on the caret's line.
 */

/** Stands for one step into a list. */
export const listItem = '[]';

export interface TextPath {
  /** Field names from the root, `[]` for a list item. For a value the last name is its field. */
  readonly path: readonly string[];
  /** The caret is where a key would be, or a whole item of a list. */
  readonly onKey: boolean;
  /** What will be replaced: the word around the caret, without quotes. */
  readonly start: number;
  readonly end: number;
  /** A quote stands before the word. */
  readonly quoted: boolean;
  /** The colon stands directly before the caret: a blank is missing. */
  readonly needsBlank: boolean;
  /** A colon follows the word: the key is complete but for its name. */
  readonly hasColon: boolean;
}

interface Line {
  /** Columns of dashes. */
  readonly dashes: readonly number[];
  readonly key: string | undefined;
  /** Column of what stands behind the dashes. */
  readonly column: number;
  /** Column of what stands behind the colon, or of the content where there is no key. */
  readonly valueColumn: number;
}

const keyPattern =
  /^(?:"([^"]*)"|'([^']*)'|([^\s"'#{}[\],&*!|>%@`-][^#{}[\],]*?|-[^\s#{}[\],][^#{}[\],]*?))\s*:(?=\s|$)\s*/;

function readLine(text: string): Line {
  const dashes: number[] = [];
  let column = text.length - text.trimStart().length;
  while (text[column] === '-' && (text[column + 1] === ' ' || text[column + 1] === undefined)) {
    dashes.push(column);
    column++;
    while (text[column] === ' ') column++;
  }
  // Keys are short; a limit keeps the search linear on lines of any length.
  const key = keyPattern.exec(text.slice(column, column + 400));
  return {
    dashes,
    key: key ? (key[1] ?? key[2] ?? key[3]) : undefined,
    column,
    valueColumn: column + (key?.[0].length ?? 0),
  };
}

/** The path at an offset of a document's text; `undefined` in a comment. */
export function textPathAt(text: string, offset: number): TextPath | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const line = readLine(before);
  const isValue = line.key !== undefined;
  const own = isValue ? [line.key!] : [];
  const outer = outerPath(text, lineStart, line);
  const rest = before.slice(line.valueColumn);
  if (/(?:^|\s)#/.test(rest.replace(/"[^"]*"?|'[^']*'?/g, ''))) return undefined;
  const flow = /^[{[]/.test(rest) ? readFlow(rest) : undefined;
  const path = [...outer, ...own, ...(flow?.path ?? [])];
  const word = flow ? flow.word : rest;
  const quoted = /^["']/.test(word);
  const start = offset - word.length + (quoted ? 1 : 0);
  const after = /^[^\s,}\]"'#:]*/.exec(text.slice(offset))![0].length;
  return {
    path,
    onKey: flow ? flow.onKey : !isValue,
    start,
    end: offset + after,
    quoted,
    needsBlank: word === '' && before.endsWith(':'),
    hasColon: text[offset + after] === ':',
  };
}

/** Field names above a line, going up to smaller indentation. */
function outerPath(text: string, lineStart: number, current: Line): string[] {
  const path: string[] = [];
  let { column } = current;
  let mayBeEqual = false;
  const cross = (dashes: readonly number[]) => {
    for (const dash of [...dashes].reverse()) {
      if (dash >= column) continue;
      path.unshift(listItem);
      column = dash;
      mayBeEqual = true;
    }
  };
  cross(current.dashes);
  let end = lineStart - 1;
  while (end >= 0 && (column > 0 || mayBeEqual)) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const content = text.slice(start, end).replace(/\r$/, '');
    end = start - 1;
    if (/^(?:---|\.\.\.)/.test(content)) break;
    if (/^\s*(?:#|$)/.test(content)) continue;
    const line = readLine(content);
    if (line.key !== undefined && (line.column < column || (mayBeEqual && line.column === column))) {
      path.unshift(line.key);
      column = line.column;
      mayBeEqual = false;
      cross(line.dashes);
    } else if (line.dashes.some(dash => dash < column) && line.column >= column) {
      cross(line.dashes);
    }
  }
  return path;
}

interface FlowPosition {
  readonly path: readonly string[];
  readonly onKey: boolean;
  readonly word: string;
}

/** A position in a flow collection, from the collection's first character to the caret. */
function readFlow(text: string): FlowPosition {
  const stack: { readonly isMap: boolean; key: string | undefined }[] = [];
  let word = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const top = stack.at(-1);
    if (quote !== '') {
      word += c;
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") {
      quote = c;
      word += c;
    } else if (c === '{' || c === '[') {
      stack.push({ isMap: c === '{', key: undefined });
      word = '';
    } else if (c === '}' || c === ']') {
      stack.pop();
      word = '';
    } else if (c === ',') {
      if (top) top.key = undefined;
      word = '';
    } else if (c === ':' && top?.isMap && top.key === undefined && /\s/.test(text[i + 1] ?? ' ')) {
      top.key = word.trim().replace(/^["']|["']$/g, '');
      word = '';
    } else word += c;
  }
  const path = stack.flatMap(({ isMap, key }) => (isMap ? (key === undefined ? [] : [key]) : [listItem]));
  const top = stack.at(-1);
  return { path, onKey: top?.isMap === true && top.key === undefined, word: word.trimStart() };
}
