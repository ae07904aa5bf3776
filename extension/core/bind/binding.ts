/** The answer to "what does this reference point at": three-valued, so that nobody can take not knowing for missing. */

/** Why a reference cannot be resolved either way. */
export type UnknownReason =
  /** A template decides a value that is needed. */
  | 'templated'
  /** A syntax error hides what may be there. */
  | 'broken-syntax'
  /** The object may come from outside these files: an operator, a controller, another source. */
  | 'external';

export type Binding<T, Near = T> =
  | { readonly state: 'bound'; readonly targets: readonly [T, ...T[]] }
  /** Not there for sure, as far as these files go. `nearest`: what could have been meant, best first. */
  | { readonly state: 'unbound'; readonly nearest: readonly Near[] }
  | { readonly state: 'unknown'; readonly why: UnknownReason };

export function bound<T>(targets: readonly T[]): Binding<T, never> | undefined {
  const [first, ...rest] = targets;
  return first === undefined ? undefined : { state: 'bound', targets: [first, ...rest] };
}
