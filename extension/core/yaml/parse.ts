/**
 * Text of one document to a syntax tree. The only file that knows the `yaml` package; everything the package does badly on hostile
 * or half-typed input is handled here: deep nesting aborts the process (so depth is checked iteratively before composing), looking
 * for duplicate keys and resolving aliases are quadratic (so both are done here), and its schemas do not read scalars as
 * Kubernetes does (so every scalar stays text). Never throws.
 */
import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  type Scalar,
  type YAMLError,
} from 'yaml';
import { limits } from '../limits.ts';
import { endOfEntries, endOfItems, lowerDirectly, trimmedEnd, unusual } from './direct.ts';
import type { MapEntry, MapNode, ScalarNode, SourceDocument, SyntaxNode, SyntaxProblem, SyntaxTree } from './syntax.ts';
import { type MaskedText, maskTemplates } from './template.ts';

/**
 * Parses the masked text of a document. `document` becomes the identity that every node of the tree refers to. `mayBeDirect: false`
 * takes the package's composer even for the common case, to compare.
 */
export function parseDocument(
  document: SourceDocument,
  masked: MaskedText = maskTemplates(document.text),
  mayBeDirect = true,
): SyntaxTree {
  const tooLarge = sizeProblem(masked.text);
  if (tooLarge) return { root: undefined, problems: [tooLarge] };
  try {
    return compose(document, masked, mayBeDirect);
  } catch (error) {
    // The package has thrown on malformed input before; a document that cannot be read must not take the others with it.
    return { root: undefined, problems: [{ kind: 'syntax', start: 0, end: 0, detail: String(error) }] };
  }
}

function compose(document: SourceDocument, masked: MaskedText, mayBeDirect: boolean): SyntaxTree {
  const strict = composeTokens(
    document,
    masked.text,
    new Parser().parse(masked.text),
    mayBeDirect && masked.conflictAt === undefined,
  );
  const tree = strict.problems.some(problem => problem.kind === 'syntax')
    ? (composeAsKubectl(document, masked.text) ?? strict)
    : strict;
  const start = masked.conflictAt;
  if (start === undefined) return tree;
  const newline = document.text.indexOf('\n', start);
  const detail = document.text.slice(start, newline < 0 ? undefined : newline);
  return { root: tree.root, problems: [{ kind: 'merge-conflict', start, end: start + 7, detail }] };
}

function composeTokens(
  document: SourceDocument,
  text: string,
  source: Iterable<CST.Token>,
  mayBeDirect: boolean,
): SyntaxTree {
  const tokens = [...source];
  const tooDeep = tokens.map(depthProblem).find(p => p !== undefined);
  if (tooDeep) return { root: undefined, problems: [tooDeep] };
  const direct = mayBeDirect ? lowerDirectly(document, text, tokens) : unusual;
  if (direct !== unusual) return { root: direct, problems: [] };
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const problems: SyntaxProblem[] = [];
  let root: SyntaxNode | undefined;
  let seen = false;
  for (const token of [...tokens, undefined]) {
    const composed = token ? [...composer.next(token)] : [...composer.end(true, text.length)];
    for (const doc of composed) {
      addSyntaxProblems(problems, doc.errors, text);
      if (seen || !doc.contents) continue;
      seen = true;
      root = new Lowering(document, text, problems).lower(doc.contents as Node);
    }
  }
  return { root, problems };
}

/** The parser's errors that kubectl has, too, one a line: the first says what is wrong, those behind it are what comes of it. */
function addSyntaxProblems(problems: SyntaxProblem[], errors: readonly YAMLError[], text: string): void {
  for (const error of errors) {
    const [start, end] = error.pos;
    const last = problems.at(-1);
    if (isAcceptedByKubectl(error, text) || problems.length >= limits.problems) continue;
    if (last && last.start <= start && !text.slice(last.start, Math.min(start, last.start + 1000)).includes('\n'))
      continue;
    problems.push({ kind: 'syntax', start, end, detail: error.message.split('\n')[0]!.slice(0, 120) });
  }
}

function isAcceptedByKubectl({ code, message, pos }: YAMLError, text: string): boolean {
  if (code === 'TAG_RESOLVE_FAILED' || message.startsWith('Comments must be separated')) return true;
  // go-yaml's scannerc.go knows the escape \', which YAML does not have.
  return code === 'BAD_DQ_ESCAPE' && text.startsWith("\\'", pos[0]);
}

/**
 * A second reading of a text that is not valid YAML, as kubectl reads it: go-yaml, like libyaml, does not look at indentation inside
 * quotes and brackets, and takes a lone CR, NEL, LS and PS for line breaks (scannerc.go, yamlprivateh.go). `undefined` where the text
 * has errors in this reading, too: the strict one then finds its way back sooner after a quote or bracket that was left open.
 */
function composeAsKubectl(document: SourceDocument, text: string): SyntaxTree | undefined {
  const withBreaks = text.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n');
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of lenientLexer().lex(withBreaks)) tokens.push(...parser.next(lexeme));
  tokens.push(...parser.end());
  const tree = composeTokens(document, withBreaks, tokens, false);
  return tree.problems.some(problem => problem.kind === 'syntax') ? undefined : tree;
}

/** The parts of the lexer that decide on indentation inside quotes and brackets. They are private; test/core/bad-input.test.ts guards them. */
interface LexerParts {
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
  parseFlowCollection(): Generator<string, unknown>;
}

function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const parts = lexer as unknown as LexerParts;
  for (const part of ['parseQuotedScalar', 'parseFlowCollection'] as const) {
    const strict = parts[part].bind(lexer);
    parts[part] = function* () {
      const { indentNext } = parts;
      parts.indentNext = 0;
      try {
        return yield* strict();
      } finally {
        parts.indentNext = indentNext;
      }
    };
  }
  return lexer;
}

/** A document over the size limit. A `List` may be as large as a file: it holds many objects. */
function sizeProblem(text: string): SyntaxProblem | undefined {
  if (text.length <= limits.documentLength) return undefined;
  if (text.length <= limits.fileLength / 2 && /^[ \t]*"?kind"?:[ \t]*"?\w*List"?[ \t]*,?\r?$/m.test(text))
    return undefined;
  return { kind: 'too-large', start: 0, end: 1, detail: String(text.length) };
}

/** Walks the concrete syntax without recursion: the composer recurses, and overflows in ways that cannot be caught. */
function depthProblem(token: CST.Token): SyntaxProblem | undefined {
  const stack: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { token, depth } = at;
    if (depth > limits.depth) {
      return { kind: 'too-deep', start: token.offset, end: token.offset + 1, detail: String(limits.depth) };
    }
    if (token.type === 'document' && token.value) stack.push({ token: token.value, depth });
    if ('items' in token) {
      for (const item of token.items) {
        if (item.key) stack.push({ token: item.key, depth: depth + 1 });
        if (item.value) stack.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
  return undefined;
}

interface Anchor {
  /** `undefined` while it is being read: an alias inside its own anchor would make a cycle. */
  readonly node: SyntaxNode | undefined;
  readonly size: number;
}

/** One walk over the composed nodes that resolves aliases, applies merge keys and finds duplicate keys. */
class Lowering {
  readonly #document: SourceDocument;
  readonly #text: string;
  readonly #problems: SyntaxProblem[];
  readonly #anchors = new Map<string, Anchor>();
  #aliases = 0;
  #expanded = 0;
  /** Aliases stand for nothing from here on. */
  #isExhausted = false;
  #merged = 0;
  /** Nodes so far, with every alias counted as all that it stands for. */
  #size = 0;

  constructor(document: SourceDocument, text: string, problems: SyntaxProblem[]) {
    this.#document = document;
    this.#text = text;
    this.#problems = problems;
  }

  lower(node: Node | null): SyntaxNode | undefined {
    if (!node) return undefined;
    if (isAlias(node)) return this.#resolve(node.source, node.range?.[0] ?? 0, node.range?.[1] ?? 0);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    // Set before descending: an alias inside its own anchor would make a cycle, which no Kubernetes object has.
    if (anchor) this.#anchors.set(anchor, { node: undefined, size: 0 });
    const sizeBefore = this.#size++;
    const lowered = this.#lowerContent(node);
    if (anchor) this.#anchors.set(anchor, { node: lowered, size: this.#size - sizeBefore });
    return lowered;
  }

  #lowerContent(node: Node): SyntaxNode | undefined {
    const start = node.range?.[0] ?? 0;
    const end = node.range?.[1] ?? start;
    const document = this.#document;
    if (isScalar(node)) return this.#lowerScalar(node as Scalar, start, end);
    if (isSeq(node)) {
      const items = node.items.map(item => this.lower(item as Node));
      return {
        kind: 'seq',
        document,
        start,
        end: node.flow ? end : endOfItems(items, start),
        flow: node.flow === true,
        items,
      };
    }
    if (isMap(node)) {
      const entries = this.#lowerEntries(node.items as { key: Node | null; value: Node | null }[]);
      return {
        kind: 'map',
        document,
        start,
        end: node.flow ? end : endOfEntries(entries, start),
        flow: node.flow === true,
        entries,
      };
    }
    return undefined;
  }

  #lowerScalar(node: Scalar, start: number, end: number): ScalarNode | undefined {
    const style = styleOf(node.type);
    const value = String(node.value ?? '');
    if (style === 'plain' && value === '' && !node.tag) return undefined;
    return {
      kind: 'scalar',
      document: this.#document,
      start,
      end: style === 'block' ? trimmedEnd(this.#text, start, end) : end,
      value,
      style,
      tag: node.tag,
    };
  }

  #lowerEntries(items: readonly { key: Node | null; value: Node | null }[]): MapEntry[] {
    const own: MapEntry[] = [];
    const mergeSources: MapNode[] = [];
    const keys = new Map<string, number>();
    for (const item of items) {
      const key = item.key && isScalar(item.key) ? this.#lowerKey(item.key as Scalar) : undefined;
      const value = this.lower(item.value);
      if (!key) continue;
      if (key.value === '<<' && key.style === 'plain') {
        mergeSources.push(...mapsOf(value));
        continue;
      }
      if (keys.has(key.value))
        this.#report({ kind: 'duplicate-key', start: key.start, end: key.end, detail: key.value });
      keys.set(key.value, own.length);
      own.push({ key, value, merged: false });
    }
    for (const source of mergeSources) {
      for (const entry of source.entries) {
        if (++this.#merged > limits.mergedEntries) {
          if (!this.#isExhausted)
            this.#report({ kind: 'too-many-aliases', start: entry.key.start, end: entry.key.end, detail: '<<' });
          this.#isExhausted = true;
          return own;
        }
        if (keys.has(entry.key.value)) continue;
        keys.set(entry.key.value, own.length);
        own.push({ ...entry, merged: true });
      }
    }
    return own;
  }

  #lowerKey(node: Scalar): ScalarNode | undefined {
    const lowered = this.lower(node);
    return lowered?.kind === 'scalar' ? lowered : undefined;
  }

  #resolve(name: string, start: number, end: number): SyntaxNode | undefined {
    if (this.#isExhausted) return undefined;
    const anchor = this.#anchors.get(name);
    this.#aliases++;
    this.#expanded += anchor?.size ?? 0;
    if (this.#aliases > limits.aliases || this.#expanded > limits.aliasedNodes) {
      this.#isExhausted = true;
      this.#report({ kind: 'too-many-aliases', start, end, detail: name });
      return undefined;
    }
    this.#size += anchor?.size ?? 0;
    if (!anchor) this.#report({ kind: 'unresolved-alias', start, end, detail: name });
    return anchor?.node;
  }

  #report(problem: SyntaxProblem): void {
    if (this.#problems.length < limits.problems) this.#problems.push(problem);
  }
}

function mapsOf(value: SyntaxNode | undefined): MapNode[] {
  if (value?.kind === 'map') return [value];
  if (value?.kind === 'seq') return value.items.filter((item): item is MapNode => item?.kind === 'map');
  return [];
}

function styleOf(type: Scalar['type']): ScalarNode['style'] {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}
