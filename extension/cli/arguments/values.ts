/** Option values to what they mean; a value that means nothing is wrong usage. */
import { texts } from '../texts.ts';
import { suggestion, UsageError } from '../usage-error.ts';

/** A parser of an option that takes one of several words. */
export function choice<T extends string>(option: string, choices: readonly T[]): (value: string) => T {
  return value => {
    const found = choices.find(c => c === value);
    if (found !== undefined) return found;
    const hint = suggestion(value, choices);
    throw new UsageError(texts.notAChoice, { value, option, choices: choices.join(', '), hint });
  };
}

/** Collects the values of an option that may stand several times, in order. */
export function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

export function namespaceName(value: string): string {
  if (!isNamespaceName(value)) throw new UsageError(texts.notANamespace, { value });
  return value;
}

/** A DNS label (RFC 1123), as the API server wants of a namespace's name. */
export function isNamespaceName(value: string): boolean {
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value);
}
