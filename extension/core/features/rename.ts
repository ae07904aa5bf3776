/** Renaming a name everywhere it is written: Services, ports, label values, hosts, Secrets, classes. */
import type { Analysis, FilePlace } from '../analysis.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import {
  isDns1035Label,
  isDns1123Subdomain,
  isIanaServiceName,
  isLabelValue,
  isWildcardDns1123Subdomain,
} from '../model/names.ts';
import { quotedAs } from '../rules/fix.ts';
import { touches } from '../text/range.ts';
import { type FileId, type Place, sourceOf } from '../yaml/syntax.ts';
import type { Occurrence } from './occurrence.ts';
import { type NameKind, occurrencesOf } from './occurrences.ts';
import { referenceAt } from './reference-at.ts';

const texts = {
  service: {
    en: '{name} cannot be the name of a Service: up to 63 lower-case letters, digits and -, beginning with a letter',
    ko: '{name}은(는) Service 이름이 될 수 없습니다. 소문자로 시작하는 63자 이하의 소문자, 숫자, -여야 합니다',
  },
  object: {
    en: '{name} cannot be the name of an object: lower-case letters, digits, - and .',
    ko: '{name}은(는) 오브젝트 이름이 될 수 없습니다. 소문자, 숫자, -, .만 쓸 수 있습니다',
  },
  port: {
    en: '{name} cannot be the name of a port: up to 15 lower-case letters, digits and -, at least one letter',
    ko: '{name}은(는) 포트 이름이 될 수 없습니다. 글자를 하나 이상 포함한 15자 이하의 소문자, 숫자, -여야 합니다',
  },
  label: {
    en: '{name} cannot be the value of a label: up to 63 letters, digits, -, _ and .',
    ko: '{name}은(는) 레이블 값이 될 수 없습니다. 63자 이하의 글자, 숫자, -, _, .만 쓸 수 있습니다',
  },
  host: { en: '{name} is not a host name', ko: '{name}은(는) 호스트 이름이 아닙니다' },
} satisfies Record<string, Text>;

const checks: Record<
  Exclude<NameKind, 'fixed'>,
  { readonly isValid: (name: string) => boolean; readonly text: Text }
> = {
  service: { isValid: isDns1035Label, text: texts.service },
  object: { isValid: isDns1123Subdomain, text: texts.object },
  secret: { isValid: isDns1123Subdomain, text: texts.object },
  port: { isValid: isIanaServiceName, text: texts.port },
  'label-value': { isValid: isLabelValue, text: texts.label },
  host: { isValid: host => isDns1123Subdomain(host) || isWildcardDns1123Subdomain(host), text: texts.host },
};

export interface RenameTarget {
  readonly range: FilePlace;
  /** The name as it is now. */
  readonly placeholder: string;
}

export interface RenameEdit extends FilePlace {
  readonly newText: string;
}

export type RenameResult = { readonly edits: readonly RenameEdit[] } | { readonly refused: Message };

interface Renaming {
  readonly kind: Exclude<NameKind, 'fixed'>;
  readonly occurrences: readonly Occurrence[];
  readonly here: Occurrence;
}

/** What would be renamed at an offset; `undefined` where nothing can be. */
export function prepareRename(analysis: Analysis, file: FileId, offset: number): RenameTarget | undefined {
  const renaming = renamingAt(analysis, file, offset);
  const name = renaming && contentPlace(renaming.here);
  const range = name && analysis.locate(name);
  return name && range && { range, placeholder: sourceOf(name) };
}

/** The edits of a rename, in order of file and position, or why the new name is none. `undefined` as in `prepareRename`. */
export function rename(analysis: Analysis, file: FileId, offset: number, newName: string): RenameResult | undefined {
  const renaming = renamingAt(analysis, file, offset);
  if (!renaming) return undefined;
  const { isValid, text } = checks[renaming.kind];
  if (!isValid(newName)) return { refused: message(text, { name: JSON.stringify(newName) }) };
  const edits = renaming.occurrences.flatMap(({ place, isPart }) => {
    const at = analysis.locate(place);
    return at ? [{ ...at, newText: isPart ? newName : quotedAs(sourceOf(place), newName) }] : [];
  });
  return { edits: edits.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1)) };
}

function renamingAt(analysis: Analysis, file: FileId, offset: number): Renaming | undefined {
  const token = referenceAt(analysis, file, offset);
  if (!token || token.onKey) return undefined;
  const found = occurrencesOf(token.view, token.subject);
  // An anchored value stands for others as well, whatever they mean.
  if (!found || found.kind === 'fixed' || found.occurrences.some(({ place }) => isAnchored(place))) return undefined;
  const here = found.occurrences.find(
    ({ place }) => place.document === token.cursor.document && touches(place, token.cursor.offset),
  );
  return here && { kind: found.kind, occurrences: found.occurrences, here };
}

function isAnchored(place: Place): boolean {
  return /&[^\s,[\]{}]+\s+$/.test(place.document.text.slice(Math.max(0, place.start - 100), place.start));
}

/** The name without its quotes. */
function contentPlace({ place, isPart }: Occurrence): Place {
  const isQuoted = !isPart && /^["']/.test(sourceOf(place));
  return isQuoted ? { ...place, start: place.start + 1, end: place.end - 1 } : place;
}
