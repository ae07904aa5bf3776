/** Where a suppression comment goes (`suppression.ts` reads them). JSON has no comments, so nothing is offered there. */
import type { TextEdit } from '../text/edit.ts';
import type { SourceDocument } from '../yaml/syntax.ts';

const comment = /^[ \t]*#[ \t]*traffic-path-ignore:[ \t]*(?:(?!\s--(?:\s|$))[^\r\n])*/;

/**
 * A comment above the line of an offset, or one more rule in the comment that stands there. Relative to the document.
 * `undefined` where a comment cannot stand.
 */
export function ignoreOnLine(document: SourceDocument, offset: number, rule: string): TextEdit | undefined {
  const { text } = document;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart);
  // A comment above the marker would belong to the document before.
  if (isJson(document) || /^---/.test(line)) return undefined;
  return addRule(text, lineStart, /^[ \t]*/.exec(line)![0], rule);
}

/** A comment at the head of the document: for all its lines. */
export function ignoreInDocument(document: SourceDocument, rule: string): TextEdit | undefined {
  const { text } = document;
  let lineStart = 0;
  for (;;) {
    const line = lineAt(text, lineStart);
    if (!/^(?:---)?[ \t]*(?:#.*)?\r?\n?$/.test(line) || line === '') break;
    lineStart += line.length;
  }
  if (isJson(document) || /^(?:---|%)/.test(lineAt(text, lineStart))) return undefined;
  return addRule(text, lineStart, '', rule);
}

function addRule(text: string, lineStart: number, indentation: string, rule: string): TextEdit {
  const previousStart = lineStart === 0 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
  const existing = lineStart === 0 ? null : comment.exec(text.slice(previousStart, lineStart));
  if (existing) {
    const end = previousStart + existing[0].trimEnd().length;
    return { start: end, end, newText: `, ${rule}` };
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { start: lineStart, end: lineStart, newText: `${indentation}# traffic-path-ignore: ${rule}${newline}` };
}

function lineAt(text: string, start: number): string {
  const newline = text.indexOf('\n', start);
  return text.slice(start, newline < 0 ? text.length : newline + 1);
}

function isJson({ file, text }: SourceDocument): boolean {
  return file.endsWith('.json') || /^\s*[{[]/.test(text);
}
