/**
 * Typed access to the fields of a syntax tree. Reads a field as the API server would decode it, keeps the place of what it read,
 * tells template values from known ones, and collects values of the wrong type instead of failing.
 */
import { readPlain, readScalar } from '../yaml/scalar.ts';
import { entryOf, type MapNode, type Place, type ScalarNode, type SyntaxNode } from '../yaml/syntax.ts';
import { isPlaceholder } from '../yaml/template.ts';
import type { Fact, FactList, ShapeProblem, StringMap } from './fact.ts';

/** Shared by all readers of one object. */
export interface ReadContext {
  readonly problems: ShapeProblem[];
  /** Set when a template stands where a map or list is expected, so that fields may be missing from what can be read. */
  templated: boolean;
}

/** A number or a name, as `targetPort` and probe ports are (`intstr.IntOrString`). */
export type IntOrString = number | string;

/** The fields of one map. */
export class Fields {
  readonly node: MapNode;
  readonly #context: ReadContext;
  readonly #path: string;

  constructor(node: MapNode, context: ReadContext, path = '') {
    this.node = node;
    this.#context = context;
    this.#path = path;
  }

  /** A template may have taken fields away from what can be read: absence proves nothing. */
  get templated(): boolean {
    return this.#context.templated;
  }

  get keys(): string[] {
    return [...new Set(this.node.entries.map(e => e.key.value))];
  }

  /** The field has a value other than null. */
  has(key: string): boolean {
    return this.#value(key) !== undefined;
  }

  /** The key is written, with or without a value. */
  isWritten(key: string): boolean {
    return entryOf(this.node, key) !== undefined;
  }

  /** The key's characters, if it is written. */
  keyPlace(key: string): Place | undefined {
    return entryOf(this.node, key)?.key;
  }

  /** The value's place, the key's if there is no value. */
  place(key: string): Place | undefined {
    const entry = entryOf(this.node, key);
    return entry && (entry.value ?? entry.key);
  }

  string(key: string): Fact<string> | undefined {
    return this.#scalar(key, 'string', stringOf);
  }

  integer(key: string): Fact<number> | undefined {
    return this.#scalar(key, 'integer', value => (Number.isInteger(value) ? (value as number) : undefined));
  }

  boolean(key: string): Fact<boolean> | undefined {
    return this.#scalar(key, 'boolean', value => (typeof value === 'boolean' ? value : undefined));
  }

  intOrString(key: string): Fact<IntOrString> | undefined {
    return this.#scalar(key, 'integer or string', value =>
      typeof value === 'string' || Number.isInteger(value) ? (value as IntOrString) : undefined,
    );
  }

  /** A nested map. */
  child(key: string): Fields | undefined {
    const value = this.#value(key);
    if (!value) return undefined;
    if (value.kind === 'map') return new Fields(value, this.#context, this.#join(key));
    this.#wrongType(key, value, 'map');
    return undefined;
  }

  /** A list of maps. */
  children(key: string): FactList<Fields> | undefined {
    return this.#list(key, (item, path) => {
      if (item.kind === 'map') return new Fields(item, this.#context, path);
      this.#wrongType(key, item, 'map');
      return undefined;
    });
  }

  /** A list of strings. */
  strings(key: string): FactList<Fact<string>> | undefined {
    return this.#list(key, (item, path) => this.#read(item, path, 'string', stringOf));
  }

  /** A `map[string]string`. */
  stringMap(key: string): StringMap | undefined {
    const place = this.place(key);
    const value = this.#value(key);
    if (!place) return undefined;
    if (!value)
      return this.#context.templated ? { entries: new Map(), keyPlaces: new Map(), place, complete: false } : undefined;
    if (value.kind !== 'map') {
      this.#wrongType(key, value, 'map');
      return { entries: new Map(), keyPlaces: new Map(), place, complete: false };
    }
    const entries = new Map<string, Fact<string>>();
    const keyPlaces = new Map<string, Place>();
    let complete = !this.#context.templated;
    for (const entry of value.entries) {
      if (entry.merged && entries.has(entry.key.value)) continue;
      if (isPlaceholder(entry.key.value)) {
        complete = false;
        continue;
      }
      const fact = entry.value
        ? this.#read(entry.value, `${this.#join(key)}.${entry.key.value}`, 'string', stringOf)
        : ({ known: true, value: '', place: entry.key } as const);
      if (!fact) continue;
      entries.set(entry.key.value, fact);
      keyPlaces.set(entry.key.value, entry.key);
    }
    return { entries, keyPlaces, place, complete };
  }

  #value(key: string): SyntaxNode | undefined {
    const value = entryOf(this.node, key)?.value;
    if (value?.kind === 'scalar' && value.style === 'plain' && readScalar(value) === null) return undefined;
    return value;
  }

  #scalar<T>(key: string, expected: ShapeProblem['expected'], convert: Convert<T>): Fact<T> | undefined {
    const value = this.#value(key);
    return value && this.#read(value, this.#join(key), expected, convert);
  }

  #read<T>(
    value: SyntaxNode,
    field: string,
    expected: ShapeProblem['expected'],
    convert: Convert<T>,
  ): Fact<T> | undefined {
    if (value.kind !== 'scalar') {
      this.#context.problems.push({ place: value, field, expected, actual: value.kind === 'map' ? 'map' : 'list' });
      return { known: false, why: 'wrong-type', place: value };
    }
    if (isPlaceholder(value.value)) return { known: false, why: 'templated', place: value };
    const read = readScalar(value);
    const converted = convert(read, value);
    if (converted !== undefined) return { known: true, value: converted, place: value };
    this.#context.problems.push({
      place: value,
      field,
      expected,
      actual: typeof read as 'string' | 'number' | 'boolean',
    });
    return { known: false, why: 'wrong-type', place: value };
  }

  #list<T>(key: string, convert: (item: SyntaxNode, path: string) => T | undefined): FactList<T> | undefined {
    const place = this.place(key);
    const value = this.#value(key);
    if (!place) return undefined;
    if (!value) return this.#context.templated ? { items: [], place, complete: false } : undefined;
    if (value.kind !== 'seq') {
      this.#wrongType(key, value, 'list');
      return { items: [], place, complete: false };
    }
    const items: T[] = [];
    value.items.forEach((item, i) => {
      const converted = item && convert(item, `${this.#join(key)}[${i}]`);
      if (converted !== undefined) items.push(converted);
    });
    return { items, place, complete: !this.#context.templated && items.length === value.items.length };
  }

  #wrongType(key: string, value: SyntaxNode, expected: 'map' | 'list'): void {
    if (value.kind === 'scalar' && isPlaceholder(value.value)) {
      this.#context.templated = true;
      return;
    }
    const actual =
      value.kind === 'scalar'
        ? (typeof readPlain(value.value) as 'string' | 'number' | 'boolean')
        : value.kind === 'map'
          ? 'map'
          : 'list';
    this.#context.problems.push({ place: value, field: this.#join(key), expected, actual });
  }

  #join(key: string): string {
    return this.#path ? `${this.#path}.${key}` : key;
  }
}

type Convert<T> = (value: ReturnType<typeof readScalar>, node: ScalarNode) => T | undefined;

function stringOf(value: ReturnType<typeof readScalar>): string | undefined {
  if (value === null) return '';
  return typeof value === 'string' ? value : undefined;
}
