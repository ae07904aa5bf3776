/**
 * The common case, quickly: a document without anchors, aliases, tags, merge keys, explicit keys or errors goes from the parser's
 * concrete syntax to our tree without the package's nodes in between. Anything else is `unusual` and left to the composer, so this
 * file never reports and never repairs. A test compares both ways on real manifests and on half-typed ones.
 */
import { CST } from 'yaml';
import type { MapEntry, MapNode, ScalarNode, SeqNode, SourceDocument, SyntaxNode } from './syntax.ts';

/** Not the common case: compose it. */
export const unusual: unique symbol = Symbol('unusual');
type Unusual = typeof unusual;

type Lowered = SyntaxNode | undefined | Unusual;

/** The tree of a whole document, `undefined` for an empty one. `text` is what was parsed, `document` what places refer to. */
export function lowerDirectly(document: SourceDocument, text: string, tokens: readonly CST.Token[]): Lowered {
  let found: CST.Document | undefined;
  for (const token of tokens) {
    if (token.type === 'document') {
      if (found) return unusual;
      found = token;
    } else if (token.type !== 'comment' && token.type !== 'newline' && token.type !== 'space') {
      return unusual;
    }
  }
  if (!found || !areBlank(found.start, 'doc-start') || !areBlank(found.end)) return unusual;
  return found.value ? new Direct(document, text).lower(found.value) : undefined;
}

class Direct {
  readonly #document: SourceDocument;
  readonly #text: string;

  constructor(document: SourceDocument, text: string) {
    this.#document = document;
    this.#text = text;
  }

  lower(token: CST.Token): Lowered {
    switch (token.type) {
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        return this.#flowScalar(token);
      case 'block-scalar':
        return this.#blockScalar(token);
      case 'block-map':
        return this.#blockMap(token);
      case 'block-seq':
        return this.#blockSeq(token);
      case 'flow-collection':
        return this.#flowCollection(token);
      default:
        return unusual;
    }
  }

  #flowScalar(token: CST.FlowScalar): ScalarNode | undefined | Unusual {
    if (!areBlank(token.end, undefined, false)) return unusual;
    const start = token.offset;
    const end = start + token.source.length;
    if (token.type === 'scalar' && !token.source.includes('\n')) {
      if (token.source === '') return undefined;
      if (/^[\t,%|>@`]/.test(token.source)) return unusual;
      return {
        kind: 'scalar',
        document: this.#document,
        start,
        end,
        value: token.source,
        style: 'plain',
        tag: undefined,
      };
    }
    const scalar = resolved(token);
    if (!scalar) return unusual;
    const style = token.type === 'scalar' ? 'plain' : token.type === 'single-quoted-scalar' ? 'single' : 'double';
    return { kind: 'scalar', document: this.#document, start, end, value: scalar.value, style, tag: undefined };
  }

  #blockScalar(token: CST.BlockScalar): ScalarNode | Unusual {
    const scalar = resolved(token);
    if (!scalar) return unusual;
    const header = token.props.find(prop => prop.type === 'block-scalar-header');
    if (
      !header ||
      token.props.some(prop => !['block-scalar-header', 'space', 'comment', 'newline'].includes(prop.type))
    )
      return unusual;
    return {
      kind: 'scalar',
      document: this.#document,
      start: header.offset,
      end: trimmedEnd(this.#text, header.offset, scalar.range[1]),
      value: scalar.value,
      style: 'block',
      tag: undefined,
    };
  }

  #blockMap(token: CST.BlockMap): MapNode | Unusual {
    const entries: MapEntry[] = [];
    const keys = new Set<string>();
    for (const item of token.items) {
      if (!areBlank(item.start)) return unusual;
      // Comments behind the last entry.
      if (!item.key && !item.sep && !item.value) continue;
      const entry = this.#entry(item, token.indent);
      if (entry === unusual || keys.has(entry.key.value)) return unusual;
      keys.add(entry.key.value);
      entries.push(entry);
    }
    if (entries.length === 0) return unusual;
    return {
      kind: 'map',
      document: this.#document,
      start: entries[0]!.key.start,
      end: endOfEntries(entries, token.offset),
      flow: false,
      entries,
    };
  }

  #entry(item: CST.CollectionItem, indent: number): MapEntry | Unusual {
    const { key: keyToken, sep, value: valueToken } = item;
    if (!keyToken || !sep || !CST.isScalar(keyToken) || keyToken.type === 'block-scalar' || keyToken.type === 'alias')
      return unusual;
    if (keyToken.indent !== indent || keyToken.source.includes('\n') || keyToken.source.length > 1000) return unusual;
    if (!areBlank(sep, 'map-value-ind') || !sep.some(token => token.type === 'map-value-ind')) return unusual;
    if (valueToken && isBlockCollection(valueToken) && !sep.some(token => token.type === 'newline')) return unusual;
    const key = this.#flowScalar(keyToken);
    if (key === unusual || !key || (key.value === '<<' && key.style === 'plain')) return unusual;
    const value = valueToken ? this.lower(valueToken) : undefined;
    return value === unusual ? unusual : { key, value, merged: false };
  }

  #blockSeq(token: CST.BlockSequence): SeqNode | Unusual {
    const items: (SyntaxNode | undefined)[] = [];
    for (const item of token.items) {
      const indicator = item.start.some(prop => prop.type === 'seq-item-ind');
      if (!areBlank(item.start, 'seq-item-ind') || item.key || item.sep) return unusual;
      if (!indicator) {
        if (item.value) return unusual;
        continue;
      }
      const value = item.value ? this.lower(item.value) : undefined;
      if (value === unusual) return unusual;
      items.push(value);
    }
    const end = endOfItems(items, token.offset);
    return { kind: 'seq', document: this.#document, start: token.offset, end, flow: false, items };
  }

  #flowCollection(token: CST.FlowCollection): MapNode | SeqNode | Unusual {
    const isMap = token.start.source === '{';
    const [close, ...behind] = token.end;
    if (close?.source !== (isMap ? '}' : ']') || !areBlank(behind, undefined, false)) return unusual;
    const entries: MapEntry[] = [];
    const items: (SyntaxNode | undefined)[] = [];
    const keys = new Set<string>();
    for (const [i, item] of token.items.entries()) {
      const commas = item.start.filter(prop => prop.type === 'comma').length;
      const isEmpty = !item.key && !item.sep && !item.value;
      if (isEmpty && i !== token.items.length - 1) return unusual;
      if (commas !== (i === 0 ? 0 : 1) || !areBlank(item.start.filter(prop => prop.type !== 'comma'))) return unusual;
      if (isEmpty) continue;
      if (isMap) {
        const entry = this.#flowEntry(item);
        if (entry === unusual || keys.has(entry.key.value)) return unusual;
        keys.add(entry.key.value);
        entries.push(entry);
      } else {
        if (item.key || item.sep || !item.value || isBlockCollection(item.value)) return unusual;
        const value = this.lower(item.value);
        if (value === unusual) return unusual;
        items.push(value);
      }
    }
    const place = { document: this.#document, start: token.offset, end: close.offset + 1, flow: true };
    return isMap ? { kind: 'map', ...place, entries } : { kind: 'seq', ...place, items };
  }

  #flowEntry(item: CST.CollectionItem): MapEntry | Unusual {
    if (
      !item.key ||
      !item.sep ||
      !CST.isScalar(item.key) ||
      item.key.type === 'block-scalar' ||
      item.key.type === 'alias'
    )
      return unusual;
    if (!areBlank(item.sep, 'map-value-ind') || !item.sep.some(token => token.type === 'map-value-ind')) return unusual;
    const key = this.#flowScalar(item.key);
    if (key === unusual || !key || (key.value === '<<' && key.style === 'plain')) return unusual;
    if (item.value && isBlockCollection(item.value)) return unusual;
    const value = item.value ? this.lower(item.value) : undefined;
    return value === unusual ? unusual : { key, value, merged: false };
  }
}

/**
 * Where a block map ends: with the value of its last entry, or the key of one without a value. Comments behind do not count, nor do
 * merged entries and the values of aliases, which stand elsewhere.
 */
export function endOfEntries(entries: readonly MapEntry[], start: number): number {
  for (let i = entries.length - 1; i >= 0; i--) {
    const { key, value, merged } = entries[i]!;
    if (!merged) return value && value.start > key.start ? value.end : key.end;
  }
  return start + 1;
}

/** Where a block sequence that starts at `start` ends: with its last item that stands there. */
export function endOfItems(items: readonly (SyntaxNode | undefined)[], start: number): number {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item && item.start > start) return item.end;
  }
  return start + 1;
}

/** End of a range without the white space at its end: block scalars and collections run on to the next token's line. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && /\s/.test(text[trimmed - 1]!)) trimmed--;
  return trimmed;
}

function isBlockCollection(token: CST.Token): boolean {
  return token.type === 'block-map' || token.type === 'block-seq';
}

/** Only white space and comments, besides at most one of `indicator`. Tabs, and comments without a space before, are unusual. */
function areBlank(
  tokens: readonly CST.SourceToken[] | undefined,
  indicator?: CST.SourceToken['type'],
  separatedBefore = true,
): boolean {
  if (!tokens) return true;
  let separated = separatedBefore;
  let indicators = 0;
  for (const token of tokens) {
    switch (token.type) {
      case 'space':
        if (token.source.includes('\t')) return false;
        separated = true;
        break;
      case 'newline':
        separated = true;
        break;
      case 'comment':
        if (!separated) return false;
        break;
      default:
        if (token.type !== indicator || ++indicators > 1) return false;
        separated = false;
    }
  }
  return true;
}

/** A scalar that needs work (escapes, folding), `undefined` when the package finds anything wrong with it. */
function resolved(
  token: CST.FlowScalar | CST.BlockScalar,
): { readonly value: string; readonly range: readonly [number, number, number] } | undefined {
  let failed = false;
  const scalar = CST.resolveAsScalar(token as CST.FlowScalar, true, () => {
    failed = true;
  });
  return failed || !scalar || scalar.type === null ? undefined : scalar;
}
