/** A language client without an editor: speaks to the built server over a real connection and remembers what it was told. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type DataCallback,
  type Diagnostic,
  type FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type Message,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { applyEdits } from '../../extension/core/text/edit.ts';
import { LineIndex } from '../../extension/core/text/line-index.ts';
import { idleRequest } from '../../extension/protocol/requests.ts';

const serverBundle = resolve(import.meta.dirname, '../../dist/server.cjs');

export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  window: { workDoneProgress: true },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
};

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly locale?: string;
  readonly settings?: unknown;
  /** Answers requests of the server beyond the usual ones. */
  readonly setUp?: (connection: ProtocolConnection) => void;
}

export class LanguageClient {
  readonly connection: ProtocolConnection;
  /** Everything that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly progress: { kind: string }[] = [];
  readonly registered: string[] = [];
  settings: unknown;
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #stop: () => void;
  #options: ClientOptions;
  initialized!: InitializeResult;

  constructor(connection: ProtocolConnection, options: ClientOptions, stop: () => void) {
    this.connection = connection;
    this.settings = options.settings ?? null;
    this.#stop = stop;
    this.#options = options;
  }

  async start(): Promise<this> {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#diagnostics.set(params.uri, params.diagnostics);
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      this.progress.push(value);
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(registration => registration.method));
      return null;
    });
    this.#options.setUp?.(connection);
    connection.listen();
    const params: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities: this.#options.capabilities ?? fullCapabilities,
      workspaceFolders: (this.#options.folders ?? []).map(uri => ({ uri, name: uri })),
      ...(this.#options.locale ? { locale: this.#options.locale } : {}),
      initializationOptions: this.#options.initializationOptions,
    };
    this.initialized = await connection.sendRequest('initialize', params);
    await connection.sendNotification('initialized', {});
    return this;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    this.#stop();
  }

  idle(): Promise<null> {
    return this.connection.sendRequest(idleRequest);
  }

  open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#texts.set(uri, { text, version: 1 });
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the first occurrence of a text in an open document, as typing does. */
  edit(uri: string, search: string, replacement: string): Promise<void> {
    const { text, version } = this.#texts.get(uri)!;
    const start = text.indexOf(search);
    if (start < 0) throw new Error(`${uri} does not contain ${search}`);
    const lines = new LineIndex(text);
    const range = { start: lines.positionAt(start), end: lines.positionAt(start + search.length) };
    this.#texts.set(uri, { text: text.replace(search, () => replacement), version: version + 1 });
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: version + 1 },
      contentChanges: [{ range, text: replacement }],
    });
  }

  /** Replaces the whole text of an open document. */
  replace(uri: string, text: string): Promise<void> {
    const version = this.#texts.get(uri)!.version + 1;
    this.#texts.set(uri, { text, version });
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  watched(...changes: readonly (readonly [string, FileChangeType])[]): Promise<void> {
    return this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([uri, type]) => ({ uri, type })),
    });
  }

  configure(settings: unknown): Promise<void> {
    this.settings = settings;
    return this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  diagnostics(uri: string): Diagnostic[] {
    return this.#diagnostics.get(uri) ?? [];
  }

  /** `rule@line`, zero-based, of each diagnostic that is shown for a file. */
  shown(uri: string): string[] {
    return this.diagnostics(uri).map(d => `${d.code}@${d.range.start.line}`);
  }

  codeActions(uri: string, diagnostic: Diagnostic, only?: string[]): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], ...(only ? { only } : {}) },
    });
  }

  textOf(uri: string): string {
    return this.#texts.get(uri)!.text;
  }

  /** Does to open documents what the editor would do with an edit. */
  async apply(edit: WorkspaceEdit): Promise<void> {
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change)) continue;
      const { uri } = change.textDocument;
      const { text } = this.#texts.get(uri)!;
      const lines = new LineIndex(text);
      const edits = change.edits.map(e => {
        if (!('newText' in e)) throw new Error('a snippet was not asked for');
        return { start: lines.offsetAt(e.range.start), end: lines.offsetAt(e.range.end), newText: e.newText };
      });
      await this.replace(uri, applyEdits(text, edits));
    }
  }
}

/** Starts the built server as a process of its own. */
export function startServerProcess(options: ClientOptions = {}): Promise<LanguageClient> {
  const child: ChildProcess = spawn(process.execPath, [serverBundle, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(child.stdout!, child.stdin!);
  return new LanguageClient(connection, options, () => child.kill()).start();
}

/** Starts the built web worker in a thread whose globals are those of a worker: no `require`, no `process`. */
export function startServerWorker(options: ClientOptions = {}): Promise<LanguageClient> {
  const worker = new Worker(workerHost, { eval: true, workerData: readFileSync(workerBundle, 'utf8') });
  const connection = createProtocolConnection(new ThreadReader(worker), new ThreadWriter(worker));
  return new LanguageClient(connection, options, () => void worker.terminate()).start();
}

const workerBundle = resolve(import.meta.dirname, '../../dist/server.web.js');

const workerHost = `
const { parentPort, workerData, MessageChannel } = require('node:worker_threads');
const self = { postMessage: message => parentPort.postMessage(message), onmessage: null, addEventListener() {} };
parentPort.on('message', data => self.onmessage?.({ data }));
const globals = { self, MessageChannel, performance, setTimeout, clearTimeout, setInterval, clearInterval, console,
  TextDecoder, TextEncoder, URL, crypto, queueMicrotask, navigator: { platform: 'Linux', userAgent: '' } };
require('node:vm').runInNewContext(workerData, globals, { filename: 'server.web.js' });
`;

class ThreadReader extends AbstractMessageReader {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
    worker.on('error', error => this.fireError(error));
    worker.on('exit', () => this.fireClose());
  }

  override listen(callback: DataCallback) {
    this.#worker.on('message', callback);
    return { dispose: () => this.#worker.off('message', callback) };
  }
}

class ThreadWriter extends AbstractMessageWriter {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }

  async write(message: Message): Promise<void> {
    this.#worker.postMessage(message);
  }

  end(): void {}
}

/** A folder on the disk with files, and their URIs. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'traffic-path-'));
  readonly uri = pathToFileURL(this.path).toString();

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  delete(name: string): void {
    rmSync(join(this.path, name), { recursive: true });
  }

  uriOf(name: string): string {
    return pathToFileURL(join(this.path, name)).toString();
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
