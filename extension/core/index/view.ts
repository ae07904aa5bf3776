/**
 * A snapshot seen through a reader that remembers where it looked. Everything that rules, hovers and the graph know of other
 * documents comes through here, misses included, so a cached answer is valid until one of those places changes.
 */
import type { Resource, ResourceOf, ResourceType } from '../model/resource.ts';
import type { FileContext } from '../sources/file-context.ts';
import { folderDistance, folderOf } from '../sources/folders.ts';
import { keys, unknownName } from './keys.ts';
import { effectiveNamespace, type Snapshot } from './snapshot.ts';

/** The one type of all resources that an immutable answer of the index holds. */
const onlyType = new WeakMap<readonly Resource[], ResourceType>();

export class View {
  readonly snapshot: Snapshot;
  /** Keys that were looked up. */
  readonly reads = new Set<string>();
  readonly #answers = new Map<unknown, unknown>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  /** What is filed under a key of `keys`, in order of file and position. */
  lookup(key: string): readonly Resource[] {
    this.reads.add(key);
    return this.snapshot.index.get(key) ?? [];
  }

  /** As `lookup`, for one type of resource. */
  lookupType<T extends ResourceType>(type: T, key: string): readonly ResourceOf<T>[] {
    const found = this.lookup(key);
    const isOfType = (resource: Resource): resource is ResourceOf<T> => resource.type === type;
    // Most keys hold one type only, and what they hold may be long: it is looked through once as long as it lasts.
    if (onlyType.get(found) === type) return found as readonly ResourceOf<T>[];
    if (!found.every(isOfType)) return found.filter(isOfType);
    if (found.length > 0) onlyType.set(found, type);
    return found;
  }

  /**
   * The answer to a question about a resource, worked out once for this reader: many rules ask the same. What it looked at is
   * among the reads already. The question has to be a function that lasts, and its answer to depend on nothing else.
   */
  once<S extends object, A>(question: (view: View, subject: S) => A, subject: S): A {
    let answers = this.#answers.get(question) as Map<S, A> | undefined;
    if (!answers) {
      answers = new Map();
      this.#answers.set(question, answers);
    }
    if (answers.has(subject)) return answers.get(subject)!;
    const answer = question(this, subject);
    answers.set(subject, answer);
    return answer;
  }

  contextOf(resource: Resource): FileContext {
    return this.snapshot.files.get(resource.place.document.file)!.context;
  }

  setOf(resource: Resource): string {
    return this.contextOf(resource).set;
  }

  /** The effective namespace: '' for cluster-scoped kinds, `undefined` when a template decides it. */
  namespaceOf(resource: Resource): string | undefined {
    return effectiveNamespace(resource, this.snapshot.defaultNamespace);
  }

  /** The resources of a type and name in a namespace, one of each file that defines it, nearest to `from` only. */
  named<T extends ResourceType>(from: Resource, type: T, namespace: string, name: string): readonly ResourceOf<T>[] {
    return nearestVariants(from, this.lookupType(type, keys.named(this.setOf(from), type, namespace, name)), this);
  }

  /** All resources of a type in a namespace. */
  inNamespace<T extends ResourceType>(from: Resource, type: T, namespace: string): readonly ResourceOf<T>[] {
    return this.lookupType(type, keys.inNamespace(this.setOf(from), type, namespace));
  }

  /** Some resource of the type has a name or namespace that is not known: any name may be it. */
  hasUncertain(from: Resource, type: ResourceType): boolean {
    return this.lookup(keys.uncertain(this.setOf(from), type)).length > 0;
  }

  /** More objects may come from elsewhere than can be seen, so that a missing one is not missing for sure. */
  isOpen(resource: Resource): boolean {
    return this.contextOf(resource).open || resource.shape !== 'complete';
  }
}

export { unknownName };

/**
 * Files that define the same kind, namespace and name are variants for different environments (S1): of each such group only those
 * in the folder nearest to `from` count. Order is kept.
 */
export function nearestVariants<R extends Resource>(from: Resource, resources: readonly R[], view: View): readonly R[] {
  if (resources.length < 2) return resources;
  const ids = resources.map(resource => variantId(resource, view));
  // The usual case, and the answer may be long: nothing has variants.
  if (new Set(ids).size === ids.length) return resources;
  const folder = folderOf(from.place.document.file);
  const best = new Map<string, number>();
  const distances = resources.map((resource, i) => {
    const { file } = resource.place.document;
    const distance = file === from.place.document.file ? -1 : folderDistance(folder, folderOf(file));
    const known = best.get(ids[i]!);
    if (known === undefined || distance < known) best.set(ids[i]!, distance);
    return distance;
  });
  return resources.filter((_, i) => best.get(ids[i]!) === distances[i]);
}

/** Equal for resources that cannot be in a cluster together. */
function variantId(resource: Resource, view: View): string {
  const name = resource.name?.known ? resource.name.value : resource.place.start;
  return `${resource.kind}\u0000${view.namespaceOf(resource) ?? unknownName}\u0000${name}`;
}
