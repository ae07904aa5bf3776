/**
 * The form of the lists of annotations that controllers define, and what the keys of a list are. A list need not be complete: that a
 * key is not in it proves nothing.
 */

/** What a value must be. `text`: anything. An array: one of these words. */
export type ValueKind =
  | 'text'
  | 'boolean'
  | 'integer'
  | 'size'
  | 'seconds'
  | 'cidrs'
  | 'http-codes'
  | 'json'
  | readonly string[];

/** An annotation that a controller does not read any more, or will not for long. */
export interface RetiredAnnotation {
  /** What to write in its place, where there is something. */
  readonly instead?: string;
  /** Current releases still read it. */
  readonly stillRead?: boolean;
}

/** An annotation that does nothing without another one. */
export interface Dependence {
  readonly keys: readonly string[];
  readonly needs: string;
}

export interface AnnotationList {
  /** The controller's name, for messages. */
  readonly controller: string;
  /** With the slash. Every key is known under each of them. */
  readonly prefixes: readonly string[];
  /** What stands behind the prefix. */
  readonly keys: ReadonlyMap<string, ValueKind>;
  /** Keys with a part that the user chooses. */
  readonly patterns: readonly RegExp[];
  readonly retired: ReadonlyMap<string, RetiredAnnotation>;
  readonly dependences: readonly Dependence[];
  readonly documentation: string;
}

/** Keys by the kind of their values: the names of each row are separated by white space. */
export function keysByKind(rows: readonly (readonly [ValueKind, string])[]): ReadonlyMap<string, ValueKind> {
  return new Map(rows.flatMap(([kind, names]) => words(names).map(name => [name, kind] as const)));
}

export function words(names: string): string[] {
  return names.trim().split(/\s+/);
}
