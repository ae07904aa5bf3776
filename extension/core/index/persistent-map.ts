/**
 * A map that shares what did not change with the map it was made from, so that a snapshot costs what an edit touches and not what
 * the workspace holds. Keys are spread over a fixed number of small maps; a change copies those it touches.
 */

const shardCount = 1024;

export class PersistentMap<V> {
  readonly #shards: readonly (ReadonlyMap<string, V> | undefined)[];
  readonly size: number;

  private constructor(shards: readonly (ReadonlyMap<string, V> | undefined)[], size: number) {
    this.#shards = shards;
    this.size = size;
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(new Array(shardCount).fill(undefined), 0);
  }

  get(key: string): V | undefined {
    return this.#shards[shardOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.#shards[shardOf(key)]?.has(key) === true;
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
      const at = shardOf(key);
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
    return new PersistentMap(shards, size);
  }
}

/** FNV-1a over the UTF-16 units. */
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shardCount;
}
