/** Places at which one name, port or label of the workspace is written. */
import type { Place } from '../yaml/syntax.ts';

export interface Occurrence {
  /** The characters of the name alone; quotes belong to it where the whole value is the name. */
  readonly place: Place;
  readonly isDefinition: boolean;
  /** The name stands inside a longer text, where it is written without quotes of its own. */
  readonly isPart: boolean;
}

/** Collects places, each once. */
export class Occurrences {
  readonly #found = new Map<string, Occurrence>();
  readonly #documents = new Map<object, number>();

  add(place: Place | undefined, isDefinition: boolean, isPart = false): void {
    if (!place) return;
    const document = this.#documents.get(place.document) ?? this.#documents.size;
    this.#documents.set(place.document, document);
    const id = `${document}:${place.start}`;
    if (!this.#found.has(id)) this.#found.set(id, { place, isDefinition, isPart });
  }

  get all(): readonly Occurrence[] {
    return [...this.#found.values()];
  }
}

/** What is found from a start by following steps until nothing new comes. */
export function closure<T>(start: Iterable<T>, step: (item: T) => Iterable<T>): Set<T> {
  const found = new Set(start);
  for (const item of found) for (const next of step(item)) found.add(next);
  return found;
}
