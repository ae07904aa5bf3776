/**
 * A map that shares what did not change with the map it was made from, so that a snapshot costs what an edit touches and not what
 * the workspace holds. Keys are spread over many small maps; a change copies those it touches. When they grow there are more of them,
 * so that a copy stays small however many keys there are.
 */

const firstShardCount = 1024;
/** Entries of a shard, on average, before the number of shards grows. */
const shardSize = 32;
const growth = 4;

export class PersistentMap<V> {
  readonly #shards: readonly (ReadonlyMap<string, V> | undefined)[];
  readonly size: number;

  private constructor(shards: readonly (ReadonlyMap<string, V> | undefined)[], size: number) {
    this.#shards = shards;
    this.size = size;
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(new Array(firstShardCount).fill(undefined), 0);
  }

  get(key: string): V | undefined {
    return this.#shards[shardOf(key, this.#shards.length)]?.get(key);
  }

  has(key: string): boolean {
    return this.#shards[shardOf(key, this.#shards.length)]?.has(key) === true;
  }

  *entries(): IterableIterator<[string, V]> {
    for (const shard of this.#shards) if (shard) yield* shard.entries();
  }

  *keys(): IterableIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  /** A map with the changes applied; `undefined` removes a key. This map stays as it is. */
  with(changes: Iterable<readonly [string, V | undefined]>): PersistentMap<V> {
    const shards = [...this.#shards];
    const copied = new Map<number, Map<string, V>>();
    let size = this.size;
    for (const [key, value] of changes) {
      const at = shardOf(key, shards.length);
      let shard = copied.get(at);
      if (!shard) {
        shard = new Map(shards[at]);
        copied.set(at, shard);
        shards[at] = shard;
      }
      const before = shard.size;
      if (value === undefined) shard.delete(key);
      else shard.set(key, value);
      size += shard.size - before;
    }
    return new PersistentMap(size > shards.length * shardSize ? spread(shards, size) : shards, size);
  }
}

/** The same entries over as many shards as their number calls for. */
function spread<V>(shards: readonly (ReadonlyMap<string, V> | undefined)[], size: number): Map<string, V>[] {
  let count = shards.length;
  while (size > count * shardSize) count *= growth;
  const result: Map<string, V>[] = new Array(count).fill(undefined);
  for (const shard of shards) {
    for (const [key, value] of shard ?? []) {
      const at = shardOf(key, count);
      const target = result[at];
      if (target) target.set(key, value);
      else result[at] = new Map([[key, value]]);
    }
  }
  return result;
}

/** FNV-1a over the UTF-16 units. */
function shardOf(key: string, shardCount: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shardCount;
}
