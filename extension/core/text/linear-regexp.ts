/**
 * Regular expressions that stand in manifests, compiled by RE2 so that matching takes time linear in the text whatever is written in
 * them (github.com/google/re2/wiki/Syntax). What RE2 cannot do, back references and looking around, cannot be told, which is not the
 * same as broken: PCRE, which nginx uses, can do more.
 */
import { RE2JS, RE2JSSyntaxException } from 're2js';

/** Groups of a match: the whole of it first; `undefined` for a group that took no part. */
export type RegexMatch = readonly (string | undefined)[];

/** UTF-16 units of a pattern and of a text; no path or header is longer. */
const lengthLimit = 8192;

export class LinearRegex {
  readonly #pattern: RE2JS;
  /** Groups that capture, not counting the whole match. */
  readonly groups: number;

  private constructor(pattern: RE2JS) {
    this.#pattern = pattern;
    this.groups = pattern.groupCount();
  }

  /** `undefined` for a pattern that is not valid, not linear or too large. */
  static compile(pattern: string, ignoresCase = false): LinearRegex | undefined {
    const compiled = compile(pattern, ignoresCase ? RE2JS.CASE_INSENSITIVE : 0);
    return typeof compiled === 'object' ? new LinearRegex(compiled) : undefined;
  }

  /** The first match from position 0 on; `anywhere` also looks further right. The preferred one, as Perl would take it. */
  match(text: string, anywhere = false): RegexMatch | undefined {
    if (text.length > lengthLimit) return undefined;
    const matcher = this.#pattern.matcher(text);
    if (!(anywhere ? matcher.find() : matcher.lookingAt())) return undefined;
    return Array.from({ length: this.groups + 1 }, (_, i) => matcher.group(i) ?? undefined);
  }

  /** The whole text matches. */
  matchesWhole(text: string): boolean {
    return text.length <= lengthLimit && this.#pattern.matches(text);
  }
}

/** What makes a pattern invalid in every dialect. */
export type RegexProblem =
  | 'unclosed-group'
  | 'unopened-group'
  | 'unclosed-set'
  | 'trailing-backslash'
  | 'nothing-to-repeat';

const problems: ReadonlyMap<string, RegexProblem> = new Map([
  ['missing closing )', 'unclosed-group'],
  ['unexpected )', 'unopened-group'],
  ['missing closing ]', 'unclosed-set'],
  ['trailing backslash at end of expression', 'trailing-backslash'],
  ['missing argument to repetition operator', 'nothing-to-repeat'],
]);

/** Why a pattern is a regular expression in no dialect; `undefined` for a valid one, and where dialects differ. */
export function regexProblem(pattern: string): RegexProblem | undefined {
  // Nearly all paths: nothing in them means anything to a regular expression, and compiling costs more than looking.
  if (/^[\w/\-.]*$/.test(pattern)) return undefined;
  const compiled = compile(pattern, 0);
  return typeof compiled === 'string' ? problems.get(compiled) : undefined;
}

/** Looks around or refers back: a regular expression of Perl's, which engines that match in linear time refuse. */
export function needsBacktracking(pattern: string): boolean {
  if (!/\(\?<?[=!]|\\[1-9]/.test(pattern)) return false;
  return typeof compile(pattern, 0) === 'string' && regexProblem(pattern) === undefined;
}

/** The pattern, or RE2's word for what is wrong with it. */
function compile(pattern: string, flags: number): RE2JS | string {
  if (pattern.length > lengthLimit) return 'too long';
  try {
    return RE2JS.compile(pattern, flags);
  } catch (error) {
    return error instanceof RE2JSSyntaxException ? String(error.error) : 'unreadable';
  }
}
