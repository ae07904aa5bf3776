/**
 * Keeps the analysis in step with the files of the workspace folders: reads them all at the start, later those that the client says
 * have changed. One step at a time, in the order in which the client spoke; open documents keep the text they have in the client.
 */
import { FileChangeType as Change, type FileEvent } from 'vscode-languageserver';
import type { FileChange } from '../core/analysis.ts';
import { baseName, isInside } from '../core/sources/folders.ts';
import type { FileId } from '../core/yaml/syntax.ts';
import type { Activity } from './activity.ts';
import type { OpenDocuments } from './documents.ts';
import { type FileIds, folderIdOf } from './file-ids.ts';
import type { FileHost, Listing } from './files/file-host.ts';
import { excluder, isListed, isManifestName, isSkippedFolder } from './files/ignore-rules.ts';
import { KnownFiles } from './known-files.ts';
import { nextTurn } from './slices.ts';
import type { AnalysisState } from './state.ts';

/** A workspace folder. */
export interface Root {
  readonly id: FileId;
  readonly uri: string;
}

export interface DiskPort {
  readonly ids: FileIds;
  readonly files: FileHost;
  readonly state: AnalysisState;
  readonly documents: OpenDocuments;
  readonly activity: Activity;
  /** A folder has been read: what waited for it can be checked. */
  onScanned(): void;
  /** Says how far a scan is. */
  progress(): Promise<ScanProgress>;
  reportUnreadable(uri: string, reason: string): void;
  reportError(what: string, error: unknown): void;
}

export interface ScanProgress {
  report(done: number, total: number): void;
  done(): void;
}

/** Files of one read request. */
const batchSize = 32;

export class Disk {
  readonly #port: DiskPort;
  readonly #known = new KnownFiles();
  readonly #unready = new Set<FileId>();
  readonly #queuedScans = new Set<FileId>();
  #runningScans = 0;
  #roots: readonly Root[] = [];
  #exclude: readonly string[] = [];
  #isExcluded = excluder([]);
  #queue: Promise<void> = Promise.resolve();

  constructor(port: DiskPort) {
    this.#port = port;
  }

  get roots(): readonly Root[] {
    return this.#roots;
  }

  /** False while the folder of a file has not been read to its end for the first time. */
  isReady(file: FileId): boolean {
    const root = this.#rootOf(file);
    return root === undefined || !this.#unready.has(root.id);
  }

  get isScanning(): boolean {
    return this.#queuedScans.size + this.#runningScans > 0;
  }

  /** Whether a setting, or its place in a folder such as node_modules, keeps a file out even while it is open. */
  isLeftOut(file: FileId): boolean {
    const root = this.#rootOf(file);
    return root !== undefined && !isListed(file, root.id, this.#isExcluded, () => undefined);
  }

  /** Adds and removes workspace folders. New ones are read. */
  changeRoots(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(folderIdOf));
    const fresh = added.map(uri => ({ id: folderIdOf(uri), uri: uri.replace(/\/+$/, '') }));
    const kept = this.#roots.filter(root => !gone.has(root.id) && !fresh.some(({ id }) => id === root.id));
    this.#roots = [...kept, ...fresh];
    for (const { id } of fresh) this.#unready.add(id);
    for (const id of gone) {
      this.#unready.delete(id);
      for (const file of this.#known.below(id)) if (!this.#rootOf(file)) this.#forget(file);
    }
    this.#port.state.configure({ roots: this.#roots.map(root => root.id) });
    for (const root of fresh) this.#enqueueScan(root);
  }

  /** Takes other exclude globs: everything is listed anew. */
  exclude(globs: readonly string[]): void {
    if (JSON.stringify(globs) === JSON.stringify(this.#exclude)) return;
    this.#exclude = globs;
    this.#isExcluded = excluder(globs);
    for (const root of this.#roots) this.#enqueueScan(root);
    for (const file of this.#port.documents.files) this.takeOpenText(file);
  }

  /** Takes the text of an open document, unless the file is left out. */
  takeOpenText(file: FileId): void {
    const text = this.isLeftOut(file) ? undefined : this.#port.documents.textOf(file);
    this.#port.state.change({ file, text });
  }

  /** A document is open no longer: what the disk holds counts again. */
  closed(file: FileId): void {
    this.#enqueue(() => this.#refresh([file]));
  }

  /** Files or folders have changed, been created or deleted. */
  changed(events: readonly FileEvent[]): void {
    this.#enqueue(async () => {
      const files: FileId[] = [];
      for (const { uri, type } of events) {
        const id = folderIdOf(uri);
        if (baseName(id) === '.gitignore') this.#rescan(id);
        else if (type === Change.Deleted) this.#deleted(id);
        else if (isManifestName(baseName(id))) files.push(this.#port.ids.idOf(uri));
        else if (type === Change.Created) await this.#folderCreated(id, uri);
      }
      await this.#refresh(files);
    });
  }

  #deleted(id: FileId): void {
    for (const file of this.#known.has(id) ? [id] : this.#known.below(id)) this.#forget(file);
  }

  async #folderCreated(id: FileId, uri: string): Promise<void> {
    const root = this.#rootOf(id);
    if (!root || id === root.id || id.slice(root.id.length).split('/').some(isSkippedFolder)) return;
    await this.#read(await this.#port.files.list(uri, root.uri, this.#exclude));
  }

  #rescan(gitignore: FileId): void {
    const root = this.#rootOf(gitignore);
    if (root) this.#enqueueScan(root);
  }

  #enqueueScan(root: Root): void {
    if (this.#queuedScans.has(root.id)) return;
    this.#queuedScans.add(root.id);
    this.#enqueue(async () => {
      // What changes from here on asks for another scan.
      this.#queuedScans.delete(root.id);
      this.#runningScans++;
      try {
        if (this.#roots.includes(root)) await this.#scan(root);
      } finally {
        this.#runningScans--;
        this.#unready.delete(root.id);
        this.#port.onScanned();
      }
    });
  }

  async #scan(root: Root): Promise<void> {
    const progress = await this.#port.progress();
    try {
      const listing = await this.#port.files.list(root.uri, root.uri, this.#exclude);
      for (const { uri, reason } of listing.unreadable) this.#port.reportUnreadable(uri, reason);
      const listed = new Set(listing.files.map(uri => this.#port.ids.idOf(uri)));
      for (const file of this.#known.below(root.id)) {
        if (!listed.has(file) && this.#rootOf(file) === root) this.#forget(file);
      }
      await this.#read(listing, progress);
    } finally {
      progress.done();
    }
  }

  /** Reads listed files. They are indexed together at the end, as every look-up needs them all anyway. */
  async #read({ files }: Listing, progress?: ScanProgress): Promise<void> {
    const { state, documents, ids } = this.#port;
    const changes: FileChange[] = [];
    let sliceStart = performance.now();
    for (let start = 0; start < files.length; start += batchSize) {
      const uris = files.slice(start, start + batchSize);
      const contents = await this.#port.files.read(uris);
      for (const [i, { text, problem }] of contents.entries()) {
        const file = ids.idOf(uris[i]!);
        if (problem !== undefined && problem !== 'not-found') this.#port.reportUnreadable(uris[i]!, problem);
        if (text === undefined) continue;
        this.#known.add(file);
        if (documents.textOf(file) === undefined && mayHoldManifests(file, text))
          changes.push(state.prepare(file, text));
        if (performance.now() - sliceStart < 10) continue;
        await nextTurn();
        sliceStart = performance.now();
      }
      progress?.report(Math.min(start + batchSize, files.length), files.length);
    }
    // Whoever opened a document meanwhile has the last word.
    for (const change of changes) if (documents.textOf(change.file) === undefined) state.change(change);
  }

  /** Reads files again that may have changed, appeared or gone. */
  async #refresh(files: readonly FileId[]): Promise<void> {
    const { state, documents, ids } = this.#port;
    const wanted: FileId[] = [];
    for (const file of new Set(files)) {
      const root = this.#rootOf(file);
      const isListedNow =
        root !== undefined &&
        (this.#known.has(file) || (await this.#port.files.wouldList(ids.uriOf(file), root.uri, this.#exclude)));
      if (isListedNow) wanted.push(file);
      else this.#forget(file);
    }
    for (let start = 0; start < wanted.length; start += batchSize) {
      const batch = wanted.slice(start, start + batchSize);
      const contents = await this.#port.files.read(batch.map(file => ids.uriOf(file)));
      for (const [i, { text }] of contents.entries()) {
        const file = batch[i]!;
        if (text === undefined) {
          this.#forget(file);
          continue;
        }
        this.#known.add(file);
        if (documents.textOf(file) !== undefined) continue;
        state.change({ file, text: mayHoldManifests(file, text) ? text : undefined });
      }
    }
  }

  #forget(file: FileId): void {
    this.#known.delete(file);
    if (this.#port.documents.textOf(file) === undefined) this.#port.state.change({ file, text: undefined });
  }

  #rootOf(file: FileId): Root | undefined {
    let found: Root | undefined;
    for (const root of this.#roots) {
      if (isInside(file, root.id) && (found === undefined || root.id.length > found.id.length)) found = root;
    }
    return found;
  }

  #enqueue(step: () => Promise<void>): void {
    void this.#port.activity.track(() => {
      this.#queue = this.#queue.then(step).catch(error => this.#port.reportError('files', error));
      return this.#queue;
    });
  }
}

/** Lock files, translations and the like: repositories hold far more JSON than manifests in JSON. */
function mayHoldManifests(file: FileId, text: string): boolean {
  return !file.endsWith('.json') || text.includes('apiVersion');
}
