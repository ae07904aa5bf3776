/** What every request handler is given. */
import type { Analysis } from '../core/analysis.ts';
import type { SourceFile } from '../core/model/document.ts';
import type { FileId } from '../core/yaml/syntax.ts';
import type { Client } from './client.ts';
import type { ToLsp } from './to-lsp.ts';

/** A file that a request is about, as of the newest text. */
export interface RequestedFile {
  readonly file: FileId;
  readonly source: SourceFile;
  readonly analysis: Analysis;
  readonly toLsp: ToLsp;
}

export interface ServerContext {
  readonly client: Client;
  /** The analysis of everything the client has said. */
  analysis(): Analysis;
  toLsp(analysis: Analysis): ToLsp;
  /** What a URI is called in the core, whether there is such a file or not. */
  fileIdOf(uri: string): FileId;
  uriOf(file: FileId): string;
  /** `undefined` for a file that is not analysed. */
  fileOf(uri: string): RequestedFile | undefined;
  /** False while findings would miss what is not read yet. */
  isReady(file: FileId): boolean;
  /** Runs whenever everything that had changed is checked. */
  onChecked(listener: () => void): void;
  /** Resolves once nothing is pending. */
  whenIdle(): Promise<void>;
  /**
   * Wraps a handler: an exception is logged and answered as an error of that request alone; an answer that was overtaken by a
   * change while it was made is answered with ContentModified.
   */
  answer<P, R>(name: string, handler: (params: P) => R | Promise<R>): (params: P) => Promise<R>;
}
