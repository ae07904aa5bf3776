/**
 * Regular expressions of manifests, run in time linear in pattern and text, whatever is written in them: the states of the pattern are
 * walked side by side (Thompson 1968, with captures as in github.com/google/re2/wiki/Syntax). What cannot be done that way, as back
 * references and looking around, is refused, and so is a pattern that would grow too large.
 */
import { parseRegex, type RegexNode } from './regex-syntax.ts';

/** Steps of a compiled pattern; a repetition with a count is written out. */
const sizeLimit = 1000;
/** UTF-16 units of the text that is matched: a request's path is never longer. */
const textLimit = 8192;

type Step =
  | { readonly op: 'set'; readonly matches: (code: number) => boolean }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'start' | 'end' | 'word-boundary' | 'no-word-boundary' | 'match' };

/** Groups of a match: the whole of it first; `undefined` for a group that took no part. */
export type RegexMatch = readonly (string | undefined)[];

export class LinearRegex {
  readonly #steps: readonly Step[];
  readonly #groups: number;
  readonly #ignoresCase: boolean;

  private constructor(steps: readonly Step[], groups: number, ignoresCase: boolean) {
    this.#steps = steps;
    this.#groups = groups;
    this.#ignoresCase = ignoresCase;
  }

  /** `undefined` for a pattern that is not valid, not linear or too large. */
  static compile(pattern: string, ignoresCase = false): LinearRegex | undefined {
    const parsed = parseRegex(pattern);
    if (!parsed) return undefined;
    const steps: Step[] = [];
    if (!emit(steps, { type: 'group', index: 0, node: parsed.node }) || steps.length >= sizeLimit) return undefined;
    steps.push({ op: 'match' });
    return new LinearRegex(steps, parsed.groups + 1, ignoresCase || parsed.ignoresCase);
  }

  /** The first match from position 0 on; `anywhere` also looks further right. The preferred one, as Perl would take it. */
  match(text: string, anywhere = false): RegexMatch | undefined {
    if (text.length > textLimit) return undefined;
    let threads: Thread[] = [];
    let found: readonly (number | undefined)[] | undefined;
    for (let at = 0; at <= text.length; at++) {
      const seen = new Set<number>();
      const next: Thread[] = [];
      const current: Thread[] = [];
      for (const thread of threads) this.#follow(thread.step, thread.slots, text, at, seen, current);
      if (!found && (at === 0 || anywhere)) this.#follow(0, [], text, at, seen, current);
      for (const { step, slots } of current) {
        const it = this.#steps[step]!;
        if (it.op === 'match') {
          found = slots;
          // What comes after is less preferred.
          break;
        }
        if (it.op === 'set' && at < text.length && this.#takes(it, text.charCodeAt(at)))
          next.push({ step: step + 1, slots });
      }
      threads = next;
      if (threads.length === 0 && (found || !anywhere)) break;
    }
    if (!found) return undefined;
    return Array.from({ length: this.#groups }, (_, i) => {
      const [start, end] = [found[2 * i], found[2 * i + 1]];
      return start === undefined || end === undefined ? undefined : text.slice(start, end);
    });
  }

  /** The whole text matches. */
  matchesWhole(text: string): boolean {
    const whole = this.match(text);
    return whole?.[0]?.length === text.length;
  }

  #takes(step: { readonly matches: (code: number) => boolean }, code: number): boolean {
    if (step.matches(code)) return true;
    if (!this.#ignoresCase) return false;
    const letter = String.fromCharCode(code);
    return step.matches(letter.toLowerCase().charCodeAt(0)) || step.matches(letter.toUpperCase().charCodeAt(0));
  }

  /** Adds the states that are reached without taking a character, the preferred first. */
  #follow(
    start: number,
    slots: readonly (number | undefined)[],
    text: string,
    at: number,
    seen: Set<number>,
    into: Thread[],
  ): void {
    const stack: Thread[] = [{ step: start, slots }];
    for (let thread = stack.pop(); thread; thread = stack.pop()) {
      const { step } = thread;
      if (seen.has(step)) continue;
      seen.add(step);
      const it = this.#steps[step]!;
      switch (it.op) {
        case 'jump':
          stack.push({ step: it.to, slots: thread.slots });
          break;
        case 'split':
          stack.push({ step: it.second, slots: thread.slots }, { step: it.first, slots: thread.slots });
          break;
        case 'save': {
          const saved = thread.slots.slice();
          saved[it.slot] = at;
          stack.push({ step: step + 1, slots: saved });
          break;
        }
        case 'start':
          if (at === 0) stack.push({ step: step + 1, slots: thread.slots });
          break;
        case 'end':
          if (at === text.length) stack.push({ step: step + 1, slots: thread.slots });
          break;
        case 'word-boundary':
        case 'no-word-boundary':
          if ((isWord(text, at - 1) !== isWord(text, at)) === (it.op === 'word-boundary'))
            stack.push({ step: step + 1, slots: thread.slots });
          break;
        default:
          into.push(thread);
      }
    }
  }
}

interface Thread {
  readonly step: number;
  readonly slots: readonly (number | undefined)[];
}

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /\w/.test(text[at]!);
}

/** Writes the steps of a node; `false` once there are too many. */
function emit(steps: Step[], node: RegexNode): boolean {
  if (steps.length > sizeLimit) return false;
  switch (node.type) {
    case 'set':
      steps.push({ op: 'set', matches: node.matches });
      return true;
    case 'assert':
      steps.push({ op: node.assertion });
      return true;
    case 'sequence':
      return node.nodes.every(part => emit(steps, part));
    case 'group': {
      if (node.index === undefined) return emit(steps, node.node);
      steps.push({ op: 'save', slot: 2 * node.index });
      if (!emit(steps, node.node)) return false;
      steps.push({ op: 'save', slot: 2 * node.index + 1 });
      return true;
    }
    case 'either': {
      const ends: number[] = [];
      for (const [i, option] of node.nodes.entries()) {
        const isLast = i === node.nodes.length - 1;
        const split = steps.length;
        if (!isLast) steps.push({ op: 'jump', to: 0 });
        if (!emit(steps, option)) return false;
        if (isLast) break;
        ends.push(steps.length);
        steps.push({ op: 'jump', to: 0 });
        steps[split] = { op: 'split', first: split + 1, second: steps.length };
      }
      for (const end of ends) steps[end] = { op: 'jump', to: steps.length };
      return true;
    }
    case 'repeat':
      return emitRepeat(steps, node);
  }
}

function emitRepeat(steps: Step[], node: Extract<RegexNode, { type: 'repeat' }>): boolean {
  const start = steps.length;
  for (let i = 0; i < node.least; i++) {
    if (!emit(steps, node.node)) return false;
    // What takes no steps may be repeated a million times over by what stands around it.
    if (steps.length === start) return true;
  }
  const branch = (inside: number, after: number): Step =>
    node.isGreedy ? { op: 'split', first: inside, second: after } : { op: 'split', first: after, second: inside };
  if (node.most === undefined) {
    const split = steps.length;
    steps.push({ op: 'jump', to: 0 });
    if (!emit(steps, node.node)) return false;
    steps.push({ op: 'jump', to: split });
    steps[split] = branch(split + 1, steps.length);
    return true;
  }
  const splits: number[] = [];
  for (let i = node.least; i < node.most; i++) {
    splits.push(steps.length);
    steps.push({ op: 'jump', to: 0 });
    if (!emit(steps, node.node)) return false;
  }
  for (const split of splits) steps[split] = branch(split + 1, steps.length);
  return true;
}
