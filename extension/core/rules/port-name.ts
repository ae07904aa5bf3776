/** What several rules say about a text that cannot be a port name (IANA_SVC_NAME). */
import type { Text } from '../l10n/message.ts';
import { isIanaServiceName, type PortNameProblem } from '../model/names.ts';
import type { Place } from '../yaml/syntax.ts';
import { replaceScalar } from './fix.ts';
import type { Fix } from './rule.ts';

/** A sentence for each problem; `{name}` is the text. */
export const portNameTexts: Readonly<Record<PortNameProblem, Text>> = {
  empty: { en: 'A port name must not be empty', ko: '포트 이름은 비워 둘 수 없습니다' },
  characters: {
    en: '"{name}" cannot be a port name: only a-z, 0-9 and "-" are allowed',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. a-z, 0-9, "-"만 쓸 수 있습니다',
  },
  'no-letter': {
    en: '"{name}" cannot be a port name: it needs a letter',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. 영문자가 하나 이상 있어야 합니다',
  },
  'too-long': {
    en: '"{name}" cannot be a port name: it has more than 15 characters',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. 15자를 넘습니다',
  },
  'double-hyphen': {
    en: '"{name}" cannot be a port name: "--" is not allowed',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. "--"는 쓸 수 없습니다',
  },
  'outer-hyphen': {
    en: '"{name}" cannot be a port name: it must not start or end with "-"',
    ko: '"{name}"은(는) 포트 이름이 될 수 없습니다. "-"로 시작하거나 끝날 수 없습니다',
  },
};

/** The nearest valid spelling, where lower case and hyphens are all it takes. Unsafe: others may refer to the name. */
export function portNameFixes(place: Place, name: string): Fix[] {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return isIanaServiceName(plain) ? [replaceScalar(place, plain, false)] : [];
}
