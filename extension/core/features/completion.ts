/** What may be typed at a caret: names, ports and labels that exist in the workspace, and the values of networking enums. */
import type { Analysis } from '../analysis.ts';
import type { Locale } from '../l10n/message.ts';
import { yamlString } from '../rules/fix.ts';
import type { TextEdit } from '../text/edit.ts';
import type { FileId } from '../yaml/syntax.ts';
import { listItem, textPathAt } from '../yaml/text-path.ts';
import { candidatesAt } from './completion-candidates.ts';
import { hostCompletions } from './completion-hosts.ts';
import type { Candidate } from './completion-parts.ts';
import { cursorAt } from './cursor.ts';

export interface Completion {
  readonly label: string;
  /** What it is, in a few words. */
  readonly detail: string;
  readonly kind: Candidate['kind'];
  /** Replaces the word around the caret, at offsets of the file. */
  readonly edit: TextEdit;
}

/** Completions at an offset of a file, the likeliest first. */
export function completion(analysis: Analysis, file: FileId, offset: number, locale: Locale): Completion[] {
  const cursor = cursorAt(analysis, file, offset);
  if (!cursor?.resource || cursor.document.templated) return [];
  const { document, resource, start } = cursor;
  const position = textPathAt(document.text, cursor.offset);
  if (!position) return [];
  const path = withoutList(position.path);
  const view = analysis.view();
  const typed = document.text.slice(position.start, cursor.offset);
  const hosts = hostCompletions({ view, resource, path: path.join('.'), offset: cursor.offset, typed });
  if (hosts) {
    const end = start + cursor.offset;
    const blank = position.needsBlank ? ' ' : '';
    return hosts.candidates.map(({ value, detail, kind }) => ({
      label: String(value),
      detail,
      kind,
      edit: { start: end - hosts.replaced, end, newText: `${blank}${value}` },
    }));
  }
  const candidates = candidatesAt({
    view,
    resource,
    path: path.join('.'),
    onKey: position.onKey,
    offset: cursor.offset,
    locale,
  });
  const seen = new Set<string>();
  return candidates
    .map(({ value, detail, kind, pair }) => {
      const label = pair && !position.hasColon ? `${value}: ${pair}` : String(value);
      const text = pair && !position.hasColon ? `${value}: ${yamlString(pair)}` : written(value, position.quoted);
      const edit = { start: start + position.start, end: start + position.end, newText: text };
      return { label, detail, kind, edit: position.needsBlank ? { ...edit, newText: ` ${text}` } : edit };
    })
    .filter(({ label }) => !seen.has(label) && seen.add(label));
}

function written(value: string | number, quoted: boolean): string {
  return typeof value === 'number' || quoted ? String(value) : yamlString(value);
}

/** The path inside of the object: objects may stand in a `List`. */
function withoutList(path: readonly string[]): readonly string[] {
  return path[0] === 'items' && path[1] === listItem ? path.slice(2) : path;
}
