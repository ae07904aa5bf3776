/** What a manifest says at one place, and whether it can be known before the manifest is rendered. */
import type { Place } from '../yaml/syntax.ts';

/** A value that was written down. */
export interface KnownFact<T> {
  readonly known: true;
  readonly value: T;
  /** The value's characters, quotes included, comments and anchors excluded. */
  readonly place: Place;
}

/** A value that a template decides (`templated`), or that is not of the field's type (`wrong-type`, reported by itself). */
export interface UnknownFact {
  readonly known: false;
  readonly why: 'templated' | 'wrong-type';
  readonly place: Place;
}

/** Three-valued reading: absent (`undefined`), unknown, or known. */
export type Fact<T> = KnownFact<T> | UnknownFact;

/** The value if it is written and known. */
export function knownValue<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.known ? fact.value : undefined;
}

/** The value if known, the API server's default if absent, `undefined` if unknown. */
export function valueOrDefault<T>(fact: Fact<T> | undefined, byDefault: T): T | undefined {
  if (!fact) return byDefault;
  return fact.known ? fact.value : undefined;
}

/** A `map[string]string` field: labels, annotations, selectors. */
export interface StringMap {
  readonly entries: ReadonlyMap<string, Fact<string>>;
  /** The characters of each key. */
  readonly keyPlaces: ReadonlyMap<string, Place>;
  /** The whole map; the key of the field when the map has no value. */
  readonly place: Place;
  /** False when a template may add or rename entries. */
  readonly complete: boolean;
}

export interface FactList<T> {
  readonly items: readonly T[];
  readonly place: Place;
  /** False when a template may add items. */
  readonly complete: boolean;
}

/** A field whose value has another type than the API declares; the API server refuses the object. */
export interface ShapeProblem {
  readonly place: Place;
  readonly field: string;
  readonly expected: 'string' | 'integer' | 'boolean' | 'integer or string' | 'map' | 'list';
  readonly actual: 'string' | 'number' | 'boolean' | 'map' | 'list';
}
