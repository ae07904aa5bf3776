/**
 * The one analysis of the server. Changes are noted at once and worked in when somebody asks, so a burst of them costs one step,
 * and an answer never speaks of an older text than the client has sent.
 */
import {
  type Analysis,
  AnalysisHost,
  type AnalysisSettings,
  defaultSettings,
  type FileChange,
} from '../core/analysis.ts';
import { readFile, type SourceFile } from '../core/model/document.ts';
import type { ReportFault } from '../core/rules/run.ts';
import type { FileId } from '../core/yaml/syntax.ts';

export interface StatePort {
  /** Something has changed and is not checked. */
  onChange(): void;
  onFault: ReportFault;
  /** Files about which the client was told something that names places of another file, whose lines may move. */
  filesPointingAt(file: FileId): Iterable<FileId>;
}

export class AnalysisState {
  readonly #host: AnalysisHost;
  readonly #port: StatePort;
  #settings: AnalysisSettings = { ...defaultSettings, roots: [] };
  #pending = new Map<FileId, FileChange>();
  #generation = 0;
  /** Files whose findings, or whose place in the text, may not be what the client was told. */
  readonly stale = new Set<FileId>();

  constructor(port: StatePort) {
    this.#host = new AnalysisHost(this.#settings, port.onFault);
    this.#port = port;
  }

  /** Grows with every change; an answer begun under another number may be stale. */
  get generation(): number {
    return this.#generation;
  }

  /** Notes a changed file. */
  change(change: FileChange): void {
    this.#pending.set(change.file, change);
    this.#generation++;
    this.#port.onChange();
  }

  /** Reads a file's text for a later `change`, so that many can be read in small portions. */
  prepare(file: FileId, text: string): FileChange {
    return { file, text, source: readFile(file, text, this.#host.analysis.sourceFile(file)) };
  }

  /** Takes other settings; everything is checked anew if they differ. */
  configure(settings: Partial<AnalysisSettings>): void {
    const next = { ...this.#settings, ...settings };
    if (JSON.stringify(next) === JSON.stringify(this.#settings)) return;
    this.current();
    this.#settings = next;
    this.#host.configure(next);
    this.#generation++;
    this.#collectStale();
    this.#port.onChange();
  }

  /** The analysis of everything noted so far. */
  current(): Analysis {
    if (this.#pending.size > 0) {
      const changes = [...this.#pending.values()];
      this.#pending = new Map();
      this.#host.apply(changes);
      this.#collectStale();
      for (const { file } of changes) {
        for (const pointing of this.#port.filesPointingAt(file)) this.stale.add(pointing);
      }
    }
    return this.#host.analysis;
  }

  /** The source of a file as of the last `current`. */
  sourceFile(file: FileId): SourceFile | undefined {
    return this.current().sourceFile(file);
  }

  #collectStale(): void {
    for (const file of this.#host.takeStaleFiles()) this.stale.add(file);
  }
}
