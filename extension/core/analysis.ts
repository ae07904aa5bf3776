/**
 * The only way in. AnalysisHost takes changed files and keeps what can be kept; Analysis is one immutable state that answers
 * questions. The host never does I/O and never waits: callers bring texts and decide when to check what is pending.
 */
import { emptySnapshot, type FileUpdate, indexedDocuments, type Snapshot, updateSnapshot } from './index/snapshot.ts';
import { View } from './index/view.ts';
import { type ManifestDocument, readFile, type SourceFile } from './model/document.ts';
import type { Finding } from './rules/rule.ts';
import { checkDocument, type DocumentCheck, type ReportFault } from './rules/run.ts';
import type { RuleSettings } from './rules/settings.ts';
import { sameContext } from './sources/file-context.ts';
import { isSourceFile, Sources } from './sources/recognise.ts';
import type { FileId, Place } from './yaml/syntax.ts';

export interface AnalysisSettings {
  /** The namespace of objects that name none. */
  readonly defaultNamespace: string;
  readonly rules: RuleSettings;
  /** Workspace folders: the plain manifests of one are applied together. */
  readonly roots: readonly string[];
}

export const defaultSettings: AnalysisSettings = { defaultNamespace: 'default', rules: {}, roots: [''] };

export interface FileChange {
  readonly file: FileId;
  /** `undefined` for a file that is gone. */
  readonly text: string | undefined;
  /** `readFile` of the same file and text, where it was done before, in small portions say. */
  readonly source?: SourceFile;
}

/** A finding at offsets of a file. */
export interface FileFinding {
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
  readonly finding: Finding;
}

/** Offsets of a file. */
export interface FilePlace {
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
}

export class Analysis {
  readonly snapshot: Snapshot;
  readonly #check: (snapshot: Snapshot, document: ManifestDocument) => DocumentCheck;

  constructor(snapshot: Snapshot, check: (snapshot: Snapshot, document: ManifestDocument) => DocumentCheck) {
    this.snapshot = snapshot;
    this.#check = check;
  }

  /** A reader for hovers, the graph and other features. */
  view(): View {
    return new View(this.snapshot);
  }

  get files(): FileId[] {
    return [...this.snapshot.files.keys()].sort();
  }

  sourceFile(file: FileId): SourceFile | undefined {
    return this.snapshot.files.get(file)?.source;
  }

  /**
   * Checks a file document by document. The caller may pause in between, or give up when the state is no longer the newest: what
   * was checked stays checked as long as it is valid.
   */
  *check(file: FileId): Generator<void> {
    for (const document of indexedDocuments(this.snapshot.files.get(file))) {
      this.#check(this.snapshot, document);
      yield;
    }
  }

  /** The findings of a file in order of position, then of rule id. */
  findings(file: FileId): FileFinding[] {
    const indexed = this.snapshot.files.get(file);
    if (!indexed) return [];
    const ofDocuments = indexedDocuments(indexed).flatMap((document, i) => {
      const offset = indexed.source.starts[i]!;
      return this.#check(this.snapshot, document).findings.map(finding => ({
        file,
        start: finding.place.start + offset,
        end: finding.place.end + offset,
        finding,
      }));
    });
    return ofDocuments;
  }

  /** Where a place is in its file now; `undefined` when its document is no longer part of the file. */
  locate(place: Place): FilePlace | undefined {
    const source = this.snapshot.files.get(place.document.file)?.source;
    const at = source?.documents.indexOf(place.document as ManifestDocument) ?? -1;
    if (at < 0) return undefined;
    const offset = source!.starts[at]!;
    return { file: place.document.file, start: place.start + offset, end: place.end + offset };
  }
}

export class AnalysisHost {
  readonly #onFault: ReportFault;
  #settings: AnalysisSettings;
  #sources: Sources;
  #sourceTexts = new Map<FileId, string>();
  #snapshot: Snapshot;
  #checks = new Map<ManifestDocument, DocumentCheck>();
  #readers = new Map<string, Set<ManifestDocument>>();
  #stale = new Set<FileId>();

  constructor(settings: AnalysisSettings = defaultSettings, onFault: ReportFault = throwFault) {
    this.#settings = settings;
    this.#onFault = onFault;
    this.#sources = new Sources(settings.roots, new Map());
    this.#snapshot = emptySnapshot(settings.defaultNamespace);
  }

  /** The state after all changes so far. */
  get analysis(): Analysis {
    return new Analysis(this.#snapshot, (snapshot, document) => this.#checked(snapshot, document));
  }

  /** Files whose findings may differ from what was last asked for; asking for a file's findings does not clear it. */
  takeStaleFiles(): FileId[] {
    const stale = [...this.#stale].sort();
    this.#stale = new Set();
    return stale;
  }

  /** Takes changed files. Cost grows with the changed documents; with all files when a kustomization or chart file changes. */
  apply(changes: readonly FileChange[]): Analysis {
    const sourcesChanged = this.#updateSources(changes);
    const updates = new Map<FileId, FileUpdate[1]>();
    for (const { file, text, source } of changes) {
      const before = this.#snapshot.files.get(file);
      updates.set(
        file,
        text === undefined
          ? undefined
          : { source: source ?? readFile(file, text, before?.source), context: this.#sources.contextOf(file) },
      );
    }
    if (sourcesChanged) {
      for (const [file, indexed] of this.#snapshot.files.entries()) {
        const context = this.#sources.contextOf(file);
        if (!updates.has(file) && !sameContext(context, indexed.context))
          updates.set(file, { source: indexed.source, context });
      }
    }
    this.#update([...updates]);
    return this.analysis;
  }

  /** Changes settings; everything is indexed and checked anew, no text is parsed again. */
  configure(settings: AnalysisSettings): Analysis {
    const files = [...this.#snapshot.files.entries()];
    this.#settings = settings;
    this.#sources = new Sources(settings.roots, this.#sourceTexts);
    this.#snapshot = emptySnapshot(settings.defaultNamespace);
    this.#checks.clear();
    this.#readers.clear();
    this.#update(files.map(([file, { source }]) => [file, { source, context: this.#sources.contextOf(file) }]));
    return this.analysis;
  }

  #updateSources(changes: readonly FileChange[]): boolean {
    const relevant = changes.filter(
      change => isSourceFile(change.file) && this.#sourceTexts.get(change.file) !== change.text,
    );
    if (relevant.length === 0) return false;
    for (const { file, text } of relevant) {
      if (text === undefined) this.#sourceTexts.delete(file);
      else this.#sourceTexts.set(file, text);
    }
    this.#sources = new Sources(this.#settings.roots, this.#sourceTexts);
    return true;
  }

  #update(updates: readonly FileUpdate[]): void {
    const { snapshot, touched, removed } = updateSnapshot(this.#snapshot, updates);
    this.#snapshot = snapshot;
    for (const document of removed) this.#forget(document);
    for (const key of touched) {
      for (const reader of [...(this.#readers.get(key) ?? [])]) {
        this.#forget(reader);
        this.#stale.add(reader.file);
      }
    }
    for (const [file] of updates) this.#stale.add(file);
  }

  #forget(document: ManifestDocument): void {
    const check = this.#checks.get(document);
    if (!check) return;
    this.#checks.delete(document);
    for (const key of check.reads) {
      const readers = this.#readers.get(key);
      readers?.delete(document);
      if (readers?.size === 0) this.#readers.delete(key);
    }
  }

  #checked(snapshot: Snapshot, document: ManifestDocument): DocumentCheck {
    if (snapshot !== this.#snapshot) return checkDocument(snapshot, document, this.#settings.rules, this.#onFault);
    const cached = this.#checks.get(document);
    if (cached) return cached;
    const check = checkDocument(snapshot, document, this.#settings.rules, this.#onFault);
    this.#checks.set(document, check);
    for (const key of check.reads) {
      const readers = this.#readers.get(key);
      if (readers) readers.add(document);
      else this.#readers.set(key, new Set([document]));
    }
    return check;
  }
}

function throwFault(fault: Parameters<ReportFault>[0]): never {
  throw new Error(`rule ${fault.rule} failed on ${fault.resource}`, { cause: fault.error });
}
