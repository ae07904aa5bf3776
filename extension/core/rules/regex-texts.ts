/** Why a text is no regular expression, in words. */
import type { Text } from '../l10n/message.ts';
import type { RegexProblem } from '../text/linear-regexp.ts';

export const regexTexts: Readonly<Record<RegexProblem, Text>> = {
  'unclosed-group': {
    en: '"{pattern}" is no regular expression: a "(" is not closed',
    ko: '"{pattern}"은(는) 정규 표현식이 아닙니다. 닫히지 않은 "("가 있습니다',
  },
  'unopened-group': {
    en: '"{pattern}" is no regular expression: a ")" closes nothing',
    ko: '"{pattern}"은(는) 정규 표현식이 아닙니다. 짝이 없는 ")"가 있습니다',
  },
  'unclosed-set': {
    en: '"{pattern}" is no regular expression: a "[" is not closed',
    ko: '"{pattern}"은(는) 정규 표현식이 아닙니다. 닫히지 않은 "["가 있습니다',
  },
  'trailing-backslash': {
    en: '"{pattern}" is no regular expression: it ends in a backslash',
    ko: '"{pattern}"은(는) 정규 표현식이 아닙니다. 백슬래시로 끝납니다',
  },
  'nothing-to-repeat': {
    en: '"{pattern}" is no regular expression: a repetition has nothing to repeat',
    ko: '"{pattern}"은(는) 정규 표현식이 아닙니다. 반복할 대상이 없는 반복 기호가 있습니다',
  },
};
