/** The syntax of regular expressions that can be matched in linear time: that of RE2, as far as paths and headers need it. */

export type RegexNode =
  | { readonly type: 'set'; readonly matches: (code: number) => boolean }
  | { readonly type: 'assert'; readonly assertion: 'start' | 'end' | 'word-boundary' | 'no-word-boundary' }
  | { readonly type: 'sequence' | 'either'; readonly nodes: readonly RegexNode[] }
  | { readonly type: 'group'; readonly index: number | undefined; readonly node: RegexNode }
  | {
      readonly type: 'repeat';
      readonly node: RegexNode;
      readonly least: number;
      readonly most: number | undefined;
      readonly isGreedy: boolean;
    };

export interface ParsedRegex {
  readonly node: RegexNode;
  readonly groups: number;
  /** `(?i)` at the start. */
  readonly ignoresCase: boolean;
}

const lengthLimit = 2000;
const depthLimit = 50;
const countLimit = 1000;

/** `undefined` for what is no such expression. */
export function parseRegex(pattern: string): ParsedRegex | undefined {
  if (pattern.length > lengthLimit) return undefined;
  const ignoresCase = pattern.startsWith('(?i)');
  const parser = new Parser(ignoresCase ? pattern.slice(4) : pattern);
  const node = parser.parse();
  return node && { node, groups: parser.groups, ignoresCase };
}

type Matcher = (code: number) => boolean;

const digit: Matcher = c => c >= 48 && c <= 57;
const word: Matcher = c => digit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
const space: Matcher = c => c === 32 || (c >= 9 && c <= 13);
const not =
  (matcher: Matcher): Matcher =>
  c =>
    !matcher(c);
const classes: Readonly<Record<string, Matcher>> = {
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  s: space,
  S: not(space),
};
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11 };

class Parser {
  readonly #text: string;
  #at = 0;
  groups = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): RegexNode | undefined {
    const node = this.#either(0);
    return this.#at === this.#text.length ? node : undefined;
  }

  #either(depth: number): RegexNode | undefined {
    if (depth > depthLimit) return undefined;
    const nodes: RegexNode[] = [];
    do {
      const node = this.#sequence(depth);
      if (!node) return undefined;
      nodes.push(node);
    } while (this.#eat('|'));
    return nodes.length === 1 ? nodes[0] : { type: 'either', nodes };
  }

  #sequence(depth: number): RegexNode | undefined {
    const nodes: RegexNode[] = [];
    while (this.#at < this.#text.length && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')') {
      const atom = this.#atom(depth);
      const node = atom && this.#repeated(atom);
      if (!node) return undefined;
      nodes.push(node);
    }
    return { type: 'sequence', nodes };
  }

  #repeated(node: RegexNode): RegexNode | undefined {
    const range = this.#quantifier();
    if (!range) return node;
    if (node.type === 'assert' || range.least > countLimit || (range.most ?? 0) > countLimit) return undefined;
    if (range.most !== undefined && range.most < range.least) return undefined;
    const isGreedy = !this.#eat('?');
    // Possessive quantifiers and stacked ones are not linear, or not valid.
    if (/^[*+?]/.test(this.#text.slice(this.#at))) return undefined;
    return { type: 'repeat', node, ...range, isGreedy };
  }

  #quantifier(): { readonly least: number; readonly most: number | undefined } | undefined {
    if (this.#eat('*')) return { least: 0, most: undefined };
    if (this.#eat('+')) return { least: 1, most: undefined };
    if (this.#eat('?')) return { least: 0, most: 1 };
    const counted = /^\{(\d{1,5})(,(\d{0,5}))?\}/.exec(this.#text.slice(this.#at, this.#at + 16));
    if (!counted) return undefined;
    this.#at += counted[0].length;
    const least = Number(counted[1]);
    if (counted[2] === undefined) return { least, most: least };
    return { least, most: counted[3] ? Number(counted[3]) : undefined };
  }

  #atom(depth: number): RegexNode | undefined {
    const character = this.#text[this.#at++]!;
    switch (character) {
      case '(':
        return this.#group(depth);
      case '[':
        return this.#set();
      case '.':
        return { type: 'set', matches: c => c !== 10 };
      case '^':
        return { type: 'assert', assertion: 'start' };
      case '$':
        return { type: 'assert', assertion: 'end' };
      case '*':
      case '+':
      case '?':
        return undefined;
      case '\\':
        return this.#escape();
      default:
        return literal(character.charCodeAt(0));
    }
  }

  #group(depth: number): RegexNode | undefined {
    let index: number | undefined;
    const named = /^\?P?<[A-Za-z_]\w*>/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (named) this.#at += named[0].length;
    if (this.#text.startsWith('?:', this.#at)) this.#at += 2;
    else if (this.#text[this.#at] === '?') return undefined;
    else index = ++this.groups;
    const node = this.#either(depth + 1);
    return node && this.#eat(')') ? { type: 'group', index, node } : undefined;
  }

  #escape(): RegexNode | undefined {
    const character = this.#text[this.#at++];
    if (character === undefined) return undefined;
    if (character === 'b') return { type: 'assert', assertion: 'word-boundary' };
    if (character === 'B') return { type: 'assert', assertion: 'no-word-boundary' };
    if (character === 'A') return { type: 'assert', assertion: 'start' };
    if (character === 'z') return { type: 'assert', assertion: 'end' };
    const matches = this.#escaped(character);
    return matches && { type: 'set', matches };
  }

  /** What an escape stands for, in a set or outside. */
  #escaped(character: string): Matcher | undefined {
    const known = classes[character];
    if (known) return known;
    const control = controls[character];
    if (control !== undefined) return c => c === control;
    if (character === 'x') {
      const hex = /^[0-9a-fA-F]{2}/.exec(this.#text.slice(this.#at, this.#at + 2));
      if (!hex) return undefined;
      this.#at += 2;
      const code = Number.parseInt(hex[0], 16);
      return c => c === code;
    }
    // A letter or digit has a meaning of its own, a back reference for one.
    if (/[A-Za-z0-9]/.test(character)) return undefined;
    const code = character.charCodeAt(0);
    return c => c === code;
  }

  #set(): RegexNode | undefined {
    const isNegated = this.#eat('^');
    const matchers: Matcher[] = [];
    for (let isFirst = true; ; isFirst = false) {
      const character = this.#text[this.#at++];
      if (character === undefined) return undefined;
      if (character === ']' && !isFirst) break;
      if (character === '[' && this.#text[this.#at] === ':') return undefined;
      if (character === '\\') {
        const escaped = this.#text[this.#at++];
        const matches = escaped === undefined ? undefined : this.#escaped(escaped);
        if (!matches) return undefined;
        matchers.push(matches);
        continue;
      }
      const first = character.charCodeAt(0);
      const after = this.#text[this.#at + 1];
      if (this.#text[this.#at] !== '-' || after === undefined || after === ']') {
        matchers.push(c => c === first);
        continue;
      }
      if (after === '\\') return undefined;
      this.#at += 2;
      const last = after.charCodeAt(0);
      if (last < first) return undefined;
      matchers.push(c => first <= c && c <= last);
    }
    const any: Matcher = c => matchers.some(matches => matches(c));
    return { type: 'set', matches: isNegated ? not(any) : any };
  }

  #eat(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }
}

function literal(code: number): RegexNode {
  return { type: 'set', matches: c => c === code };
}
