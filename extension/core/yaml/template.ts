/**
 * Text that a tool replaces before Kubernetes sees the manifest: Helm and Jinja actions, shell and kustomize variables,
 * `<placeholders>`, and merge-conflict markers. Masking keeps every offset, so that the rest of a document can be read with its
 * places while what a template decides stays unknown.
 */

import type { TextRange } from '../text/range.ts';

/** Stands for one character that a template will produce. From the Unicode private use area, so no manifest contains it. */
export const templateMark = '\uE000';

export interface MaskedText {
  /** As long as the input, offset for offset. */
  readonly text: string;
  /** Something was masked: keys and values may be missing from what a parser sees. */
  readonly templated: boolean;
  /** Offset of the first merge-conflict marker. */
  readonly conflictAt: number | undefined;
}

const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;

/** Masks what is not YAML yet. An action that has a line of its own becomes blank, one inside a line becomes template marks. Linear. */
export function maskTemplates(text: string): MaskedText {
  const actions = actionsOf(text);
  let masked = maskActions(text, actions);
  let conflictAt: number | undefined;
  if (text.includes('<<<<<<<')) {
    masked = masked.replace(conflict, (match, offset: number) => {
      conflictAt ??= offset;
      return '#'.padEnd(match.length);
    });
  }
  return { text: masked, templated: actions.length > 0, conflictAt };
}

/** `{{ … }}` and `{% … %}` in order; what is opened and never closed is none. */
function actionsOf(text: string): TextRange[] {
  const actions: TextRange[] = [];
  const closers = new Map([
    ['{', '}}'],
    ['%', '%}'],
  ]);
  for (let at = text.indexOf('{'); at >= 0 && closers.size > 0; at = text.indexOf('{', at)) {
    const kind = text[at + 1] ?? '';
    const closer = closers.get(kind);
    const close = closer === undefined ? -1 : text.indexOf(closer, at + 2);
    // Nothing that is opened from here on is closed either, so that nobody looks for it again.
    if (closer !== undefined && close < 0) closers.delete(kind);
    if (close >= 0) actions.push({ start: at, end: close + 2 });
    at = close >= 0 ? close + 2 : at + 1;
  }
  return actions;
}

function maskActions(text: string, actions: readonly TextRange[]): string {
  let masked = '';
  let position = 0;
  for (let first = 0; first < actions.length; ) {
    let next = first + 1;
    let stop = lineEnd(text, actions[first]!.end);
    for (; next < actions.length && actions[next]!.start < stop; next++) {
      if (actions[next]!.end > stop) stop = lineEnd(text, actions[next]!.end);
    }
    const group = actions.slice(first, next);
    const mask = standAlone(text, group) ? ' ' : templateMark;
    for (const { start, end } of group) {
      masked += text.slice(position, start) + text.slice(start, end).replace(/[^\r\n]/g, mask);
      position = end;
    }
    first = next;
  }
  return masked + text.slice(position);
}

/** Whether the actions of the same line (or lines) share it with blanks only. */
function standAlone(text: string, group: readonly TextRange[]): boolean {
  let position = text.lastIndexOf('\n', group[0]!.start - 1) + 1;
  for (const { start, end } of group) {
    if (text.slice(position, start).trim() !== '') return false;
    position = end;
  }
  return text.slice(position, lineEnd(text, position)).trim() === '';
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

const placeholder = new RegExp(
  [
    templateMark,
    '\\$\\{',
    '\\$\\(',
    '\\$[A-Z][A-Z0-9_]+',
    '<[A-Za-z][^<>]*>',
    '__[A-Za-z0-9_]+__',
    '%[A-Z_]{2,}%',
    '@[A-Z_]{2,}@',
  ].join('|'),
);

/** True when a value will be replaced before it reaches Kubernetes, so that nothing may be concluded from it. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value);
}
