/**
 * `# traffic-path-ignore: <rule>[, <rule>] [-- reason]` on a line, on the line above, or at the head of a document.
 * `all` in place of a rule stands for every rule.
 */
import { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/range.ts';

export interface Suppressions {
  /** True when a finding of the rule at the range is not to be reported. */
  covers(rule: string, range: TextRange): boolean;
}

const none: Suppressions = { covers: () => false };
const comment = /(^|[ \t])#[ \t]*traffic-path-ignore:[ \t]*([^\r\n]*)/gm;

/** Reads the suppressions of one document's text. */
export function readSuppressions(text: string): Suppressions {
  if (!text.includes('traffic-path-ignore:')) return none;
  const lines = new LineIndex(text);
  const headEnd = headLength(text);
  const wholeDocument = new Set<string>();
  const byLine = new Map<number, Set<string>>();
  for (const match of text.matchAll(comment)) {
    const rules = match[2]!
      .split(/\s--(?:\s|$)/)[0]!
      .split(',')
      .map(rule => rule.trim())
      .filter(rule => rule !== '');
    const line = lines.positionAt(match.index + match[1]!.length).line;
    const standsAlone = text.slice(lines.lineStart(line), match.index).trim() === '';
    if (standsAlone && match.index < headEnd) for (const rule of rules) wholeDocument.add(rule);
    const target = standsAlone ? nextContentLine(text, lines, line) : line;
    byLine.set(target, new Set([...(byLine.get(target) ?? []), ...rules]));
  }
  const has = (set: ReadonlySet<string> | undefined, rule: string) =>
    set?.has(rule) === true || set?.has('all') === true;
  return {
    covers: (rule, range) => has(wholeDocument, rule) || has(byLine.get(lines.positionAt(range.start).line), rule),
  };
}

/** Length of the markers, comments and blank lines before the first content. */
function headLength(text: string): number {
  return /^(?:(?:---[ \t]*)?(?:#.*)?(?:\r?\n|$)|[ \t]*#.*(?:\r?\n|$)|[ \t]*(?:\r?\n))*/.exec(text)?.[0].length ?? 0;
}

/** The first line below a comment that is not a comment itself, so that several comments may stand above one line. */
function nextContentLine(text: string, lines: LineIndex, line: number): number {
  let next = line + 1;
  while (
    next < lines.lineCount &&
    text
      .slice(lines.lineStart(next), lines.lineStart(next + 1))
      .trim()
      .startsWith('#')
  )
    next++;
  return next;
}
