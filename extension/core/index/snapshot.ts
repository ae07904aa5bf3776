/** An immutable state of the whole workspace: files, what they are part of, and the index over their resources. */
import type { ManifestDocument, SourceFile } from '../model/document.ts';
import { isClusterScoped } from '../model/kinds/index.ts';
import type { Resource } from '../model/resource.ts';
import { type FileContext, sameContext } from '../sources/file-context.ts';
import type { FileId, SourceDocument } from '../yaml/syntax.ts';
import { keysOf } from './keys.ts';
import { PersistentMap } from './persistent-map.ts';

export interface IndexedFile {
  readonly source: SourceFile;
  readonly context: FileContext;
}

export interface Snapshot {
  readonly files: PersistentMap<IndexedFile>;
  readonly index: PersistentMap<readonly Resource[]>;
  /** The namespace of objects that name none. */
  readonly defaultNamespace: string;
}

export function emptySnapshot(defaultNamespace: string): Snapshot {
  return { files: PersistentMap.empty(), index: PersistentMap.empty(), defaultNamespace };
}

/** A file as it is from now on; `undefined` for a file that is gone. */
export type FileUpdate = readonly [FileId, IndexedFile | undefined];

export interface Update {
  readonly snapshot: Snapshot;
  /** Keys under which something was added or removed. */
  readonly touched: ReadonlySet<string>;
  readonly added: readonly ManifestDocument[];
  readonly removed: readonly ManifestDocument[];
}

/** Documents whose resources count as objects. */
export function indexedDocuments(file: IndexedFile | undefined): readonly ManifestDocument[] {
  return file && (file.context.role === 'manifest' || file.context.role === 'template') ? file.source.documents : [];
}

/** The effective namespace (S1): '' for cluster-scoped kinds, `undefined` when a template decides it. */
export function effectiveNamespace(resource: Resource, defaultNamespace: string): string | undefined {
  if (isClusterScoped(resource.kind)) return '';
  if (!resource.namespace) return resource.shape === 'templated' ? undefined : defaultNamespace;
  if (!resource.namespace.known) return undefined;
  return resource.namespace.value === '' ? defaultNamespace : resource.namespace.value;
}

/** Applies changed files. The cost grows with what the changed documents hold, not with the workspace. */
export function updateSnapshot(snapshot: Snapshot, updates: readonly FileUpdate[]): Update {
  const added: ManifestDocument[] = [];
  const removed: ManifestDocument[] = [];
  const additions = new Map<string, Resource[]>();
  const removals = new Map<string, Set<Resource>>();
  for (const [id, next] of updates) {
    const before = snapshot.files.get(id);
    const kept = sameContext(before?.context, next?.context)
      ? new Set(indexedDocuments(next))
      : new Set<ManifestDocument>();
    const old = new Set(indexedDocuments(before));
    for (const document of old) {
      if (kept.has(document)) continue;
      removed.push(document);
      for (const resource of document.resources) {
        for (const key of keysOf(
          resource,
          before!.context.set,
          effectiveNamespace(resource, snapshot.defaultNamespace),
        )) {
          const bucket = removals.get(key);
          if (bucket) bucket.add(resource);
          else removals.set(key, new Set([resource]));
        }
      }
    }
    for (const document of indexedDocuments(next)) {
      if (old.has(document) && kept.has(document)) continue;
      added.push(document);
      for (const resource of document.resources) {
        for (const key of keysOf(
          resource,
          next!.context.set,
          effectiveNamespace(resource, snapshot.defaultNamespace),
        )) {
          const bucket = additions.get(key);
          if (bucket) bucket.push(resource);
          else additions.set(key, [resource]);
        }
      }
    }
  }
  const files = snapshot.files.with(updates);
  const touched = new Set([...removals.keys(), ...additions.keys()]);
  const compare = orderIn(files);
  const buckets = [...touched].map(key => {
    const bucket = changedBucket(snapshot.index.get(key) ?? [], removals.get(key), additions.get(key) ?? [], compare);
    return [key, bucket.length > 0 ? bucket : undefined] as const;
  });
  return { snapshot: { ...snapshot, files, index: snapshot.index.with(buckets) }, touched, added, removed };
}

type Compare = (a: Resource, b: Resource) => number;

/** Order of resources: by file, then by position. What a look-up answers must not depend on the order in which files arrived. */
function orderIn(files: PersistentMap<IndexedFile>): Compare {
  const positions = new Map<FileId, Map<unknown, number>>();
  const positionOf = (document: SourceDocument) => {
    let inFile = positions.get(document.file);
    if (!inFile) {
      inFile = new Map(files.get(document.file)?.source.documents.map((d, i) => [d, i]));
      positions.set(document.file, inFile);
    }
    return inFile.get(document) ?? 0;
  };
  return (a, b) => {
    const [x, y] = [a.place.document, b.place.document];
    if (x === y) return a.place.start - b.place.start;
    if (x.file !== y.file) return x.file < y.file ? -1 : 1;
    return positionOf(x) - positionOf(y);
  };
}

/** Buckets of a whole workspace are large and lose one or two resources at a time. */
function without(bucket: readonly Resource[], removals: ReadonlySet<Resource>): readonly Resource[] {
  if (removals.size > 8) return bucket.filter(resource => !removals.has(resource));
  const result = bucket.slice();
  for (const resource of removals) {
    const at = result.indexOf(resource);
    if (at >= 0) result.splice(at, 1);
  }
  return result;
}

function changedBucket(
  old: readonly Resource[],
  removals: ReadonlySet<Resource> | undefined,
  additions: Resource[],
  compare: Compare,
): readonly Resource[] {
  const kept = removals ? without(old, removals) : old;
  if (additions.length === 0) return kept;
  if (additions.length > 8) return [...kept, ...additions].sort(compare);
  const result = [...kept];
  for (const resource of additions) {
    let low = 0;
    let high = result.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(result[middle]!, resource) < 0) low = middle + 1;
      else high = middle;
    }
    result.splice(low, 0, resource);
  }
  return result;
}
