/** Fixes that several rules offer: minimal edits that keep quotes and comments. */
import { message, type Text } from '../l10n/message.ts';
import { readPlain } from '../yaml/scalar.ts';
import { type Place, sourceOf } from '../yaml/syntax.ts';
import type { Fix, FixEdit } from './rule.ts';

const changeTo: Text = { en: 'Change to {value}', ko: '{value}(으)로 변경' };
const remove: Text = { en: 'Remove {field}', ko: '{field} 제거' };
const add: Text = { en: 'Add {entry}', ko: '{entry} 추가' };

/** Replaces a scalar by a value, in the quotes that the scalar has now. */
export function replaceScalar(place: Place, value: string | number, safe = true): Fix {
  const newText = typeof value === 'number' ? String(value) : quotedAs(sourceOf(place), value);
  return {
    title: message(changeTo, { value: typeof value === 'number' ? value : JSON.stringify(value) }),
    safe,
    edits: [{ place, newText }],
  };
}

/** Replaces a scalar by literal YAML. */
export function replaceText(place: Place, newText: string, safe = true): Fix {
  return { title: message(changeTo, { value: newText }), safe, edits: [{ place, newText }] };
}

/** Replaces `key: value` by another key and value, given the value; `undefined` where the key is not right before it. */
export function replaceEntry(
  value: Place,
  key: string,
  newKey: string,
  newValue: string,
  safe = true,
): Fix | undefined {
  const before = new RegExp(`(["']?)${key}\\1[ \\t]*:[ \\t]+$`).exec(value.document.text.slice(0, value.start));
  if (!before) return undefined;
  const place = { document: value.document, start: before.index, end: value.end };
  return replaceText(place, `${newKey}: ${newValue}`, safe);
}

/** White space as wide as what stands before a place on its line. */
export function indentAt(place: Place): string {
  const lineStart = place.document.text.lastIndexOf('\n', place.start - 1) + 1;
  return ' '.repeat(place.start - lineStart);
}

/**
 * Removes `key: value` with its line where it stands alone on lines of its own; `undefined` where that cannot be done without
 * touching anything else (flow style, a first key behind a dash).
 */
export function removeEntry(key: Place, value: Place | undefined, field: string, safe = false): Fix | undefined {
  const { document } = key;
  const lineStart = document.text.lastIndexOf('\n', key.start - 1) + 1;
  if (document.text.slice(lineStart, key.start).trim() !== '') return undefined;
  const end = Math.max(key.end, value?.end ?? 0);
  const newline = document.text.indexOf('\n', end);
  const lineEnd = newline < 0 ? document.text.length : newline + 1;
  if (!/^\s*:?\s*(#.*)?\s*$/.test(document.text.slice(end, lineEnd))) return undefined;
  return {
    title: message(remove, { field }),
    safe,
    edits: [{ place: { document, start: lineStart, end: lineEnd }, newText: '' }],
  };
}

/** Adds `key: value` as the first entry of a map, with the indentation that the map has now; the value is for a string field. */
export function insertEntry(map: Place, field: string, value: string, safe = false): Fix {
  return insertEntryText(map, field, yamlString(value), safe);
}

/** As `insertEntry`, with the value as literal YAML. */
export function insertEntryText(map: Place, field: string, yaml: string, safe = false): Fix {
  const entry = `${field}: ${yaml}`;
  return { title: message(add, { entry }), safe, edits: [entryEdit(map, entry)] };
}

/** The edit that writes an entry before the first one of a map in block or flow style. */
export function entryEdit(map: Place, entry: string): FixEdit {
  const { document, start } = map;
  if (document.text[start] === '{')
    return { place: { document, start: start + 1, end: start + 1 }, newText: `${entry}, ` };
  const newText = `${entry}${lineBreakOf(document.text)}${indentAt(map)}`;
  return { place: { document, start, end: start }, newText };
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A value as YAML for a string field: plain where it would be read as that string, else double-quoted. */
export function yamlString(value: string): string {
  const plain =
    /^[A-Za-z0-9_./*][A-Za-z0-9_./*-]*$/.test(value) && !value.startsWith('*') && readPlain(value) === value;
  return plain ? value : JSON.stringify(value);
}

/** A value for a string field in the quotes that the scalar `source` has now. */
export function quotedAs(source: string, value: string): string {
  if (source.startsWith('"')) return JSON.stringify(value);
  if (source.startsWith("'")) return `'${value.replace(/'/g, "''")}'`;
  return yamlString(value);
}
