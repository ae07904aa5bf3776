/** Puts the server together: one connection, one analysis, the files of the workspace, and the table of features. */
import {
  type Connection,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Analysis } from '../core/analysis.ts';
import { type MessageArgument, message, render, type Text } from '../core/l10n/message.ts';
import type { FileId } from '../core/yaml/syntax.ts';
import { settingsSection } from '../protocol/settings.ts';
import { Activity } from './activity.ts';
import { Checker } from './checker.ts';
import { type Client, clientOf } from './client.ts';
import type { ServerContext } from './context.ts';
import { Disk, type ScanProgress } from './disk.ts';
import { OpenDocuments } from './documents.ts';
import { features } from './features.ts';
import { FileIds } from './file-ids.ts';
import type { FileHost } from './files/file-host.ts';
import { Publisher } from './publisher.ts';
import { registerNotifications, workspaceCapabilities } from './registrations.ts';
import { readSettings, sectionOf } from './settings.ts';
import { AnalysisState } from './state.ts';
import { texts } from './texts.ts';
import { type Naming, ToLsp } from './to-lsp.ts';

/** Answers one client over a connection until it says goodbye. `files` reads what is closed. */
export function startServer(connection: Connection, files: FileHost): void {
  const server = new Server(connection, files);
  server.listen();
}

class Server implements ServerContext, Naming {
  readonly #connection: Connection;
  readonly #activity = new Activity();
  readonly #ids = new FileIds();
  readonly #documents = new OpenDocuments(this.#ids);
  readonly #publisher: Publisher;
  readonly #checker: Checker;
  readonly #state: AnalysisState;
  readonly #disk: Disk;
  readonly #reported = new Set<string>();
  readonly #checkedListeners: (() => void)[] = [];
  #client: Client = clientOf({ processId: null, rootUri: null, capabilities: {} });
  #isStarted = false;

  constructor(connection: Connection, files: FileHost) {
    this.#connection = connection;
    this.#publisher = new Publisher(params => void connection.sendDiagnostics(params));
    this.#checker = new Checker(this.#activity, {
      openFiles: () => this.#documents.files,
      isReady: file => this.isReady(file),
      isScanning: () => !this.#isStarted || this.#disk.isScanning,
      publish: (analysis, file) => this.#publish(analysis, file),
      onChecked: () => {
        for (const listener of this.#checkedListeners) listener();
      },
      reportError: (what, error) => this.#reportError(what, error),
    });
    this.#state = new AnalysisState({
      onChange: () => this.#checker.schedule(this.#state),
      onFault: ({ rule, resource, error }) =>
        this.#logOnce('error', texts.ruleFailed, { rule, resource, error: describe(error) }),
      filesPointingAt: file => this.#publisher.filesPointingAt(file),
    });
    this.#disk = new Disk({
      ids: this.#ids,
      files,
      state: this.#state,
      documents: this.#documents,
      activity: this.#activity,
      onScanned: () => this.#checker.resume(),
      progress: () => this.#scanProgress(),
      reportUnreadable: (path, reason) => this.#logOnce('warn', texts.unreadable, { path, reason }),
      reportError: (what, error) => this.#reportError(what, error),
    });
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(params => this.#initialize(params));
    connection.onDidOpenTextDocument(params => this.#takeOpenText(this.#documents.open(params)));
    connection.onDidChangeTextDocument(params => this.#takeOpenText(this.#documents.change(params)));
    connection.onDidCloseTextDocument(({ textDocument }) => {
      const file = this.#documents.close(textDocument);
      if (file !== undefined) this.#disk.closed(file);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => this.#disk.changed(changes));
    connection.onDidChangeConfiguration(({ settings }) => {
      void this.#activity.track(() => this.#configure(settings)).catch(error => this.#reportError('settings', error));
    });
    connection.onShutdown(() => undefined);
    connection.listen();
  }

  // What handlers may ask, `ServerContext`.

  get client(): Client {
    return this.#client;
  }

  analysis(): Analysis {
    return this.#state.current();
  }

  toLsp(analysis: Analysis): ToLsp {
    return new ToLsp(analysis, this, this.#client);
  }

  fileIdOf(uri: string): FileId {
    return this.#ids.idOf(uri);
  }

  fileOf(uri: string) {
    const file = this.#ids.idOf(uri);
    const analysis = this.analysis();
    const source = analysis.sourceFile(file);
    return source && { file, source, analysis, toLsp: this.toLsp(analysis) };
  }

  isReady(file: FileId): boolean {
    return this.#isStarted && this.#disk.isReady(file);
  }

  onChecked(listener: () => void): void {
    this.#checkedListeners.push(listener);
  }

  whenIdle(): Promise<void> {
    return this.#activity.whenIdle();
  }

  answer<P, R>(name: string, handler: (params: P) => R | Promise<R>): (params: P) => Promise<R> {
    return async params => {
      const { generation } = this.#state;
      try {
        const result = await handler(params);
        if (this.#state.generation === generation) return result;
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        this.#reportError(name, error);
        throw new ResponseError(ErrorCodes.InternalError, `${name}: ${(error as Error).message}`);
      }
      throw new ResponseError(LSPErrorCodes.ContentModified, `${name}: the text has changed`);
    };
  }

  // `Naming`.

  uriOf(file: FileId): string {
    return this.#ids.uriOf(file);
  }

  versionOf(file: FileId): number | null {
    return this.#documents.versionOf(file);
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#client = clientOf(params);
    const folders = params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    this.#connection.onInitialized(() => {
      const started = this.#activity
        .track(() => this.#start(folders))
        .catch(error => this.#reportError('start', error));
      if (this.#client.workspaceFolders) this.#followFolders(started);
    });
    for (const feature of features) feature.register(this.#connection, this);
    this.#registerFileOperations();
    return {
      serverInfo: { name: 'Traffic Path' },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: workspaceCapabilities,
        ...Object.assign({}, ...features.map(feature => feature.capabilities?.(this.#client))),
      },
    };
  }

  async #start(folders: readonly string[]): Promise<void> {
    const registered = registerNotifications(this.#connection, this.#client).catch(error =>
      this.#reportError('registration', error),
    );
    await this.#configure(this.#client.settings);
    this.#isStarted = true;
    this.#disk.changeRoots(folders, []);
    this.#checker.resume();
    await registered;
  }

  #followFolders(started: Promise<void>): void {
    this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      void this.#activity.track(async () => {
        await started;
        this.#disk.changeRoots(
          added.map(folder => folder.uri),
          removed.map(folder => folder.uri),
        );
      });
    });
  }

  #registerFileOperations(): void {
    const { workspace } = this.#connection;
    const event = (uri: string, type: FileChangeType) => ({ uri, type });
    workspace.onDidCreateFiles(({ files }) =>
      this.#disk.changed(files.map(({ uri }) => event(uri, FileChangeType.Created))),
    );
    workspace.onDidDeleteFiles(({ files }) =>
      this.#disk.changed(files.map(({ uri }) => event(uri, FileChangeType.Deleted))),
    );
    workspace.onDidRenameFiles(({ files }) =>
      this.#disk.changed(
        files.flatMap(({ oldUri, newUri }) => [
          event(oldUri, FileChangeType.Deleted),
          event(newUri, FileChangeType.Created),
        ]),
      ),
    );
  }

  /** Asks for the settings, or takes those that came along when the client cannot be asked. */
  async #configure(pushed: unknown): Promise<void> {
    const section = this.#client.configuration
      ? await this.#connection.workspace.getConfiguration(settingsSection)
      : sectionOf(pushed, settingsSection);
    const { defaultNamespace, rules, exclude } = readSettings(section);
    this.#state.configure({ defaultNamespace, rules });
    this.#disk.exclude(exclude);
  }

  #takeOpenText(file: FileId | undefined): void {
    if (file !== undefined) this.#disk.takeOpenText(file);
  }

  #publish(analysis: Analysis, file: FileId): void {
    const source = analysis.sourceFile(file);
    const version = this.versionOf(file);
    if (!source && version === null) {
      this.#publisher.clear(file);
      return;
    }
    const toLsp = this.toLsp(analysis);
    const findings = analysis.findings(file);
    const pointsAt = new Set<FileId>();
    for (const { finding } of findings) {
      for (const { place } of finding.related ?? [])
        if (place.document.file !== file) pointsAt.add(place.document.file);
    }
    this.#publisher.publish({
      file,
      uri: this.uriOf(file),
      version,
      diagnostics: findings.map(finding => toLsp.diagnostic(finding)),
      pointsAt,
    });
  }

  async #scanProgress(): Promise<ScanProgress> {
    const silent: ScanProgress = { report: () => undefined, done: () => undefined };
    if (!this.#client.progress) return silent;
    // A client that refuses to show progress still wants its manifests read.
    try {
      const reporter = await this.#connection.window.createWorkDoneProgress();
      reporter.begin(this.#text(texts.scanning), 0);
      return {
        report: (done, total) =>
          reporter.report(Math.floor((100 * done) / total), this.#text(texts.scanned, { done, total })),
        done: () => reporter.done(),
      };
    } catch {
      return silent;
    }
  }

  #reportError(what: string, error: unknown): void {
    this.#connection.console.error(this.#text(texts.failed, { what, error: describe(error) }));
  }

  #logOnce(level: 'error' | 'warn', text: Text, args: Readonly<Record<string, MessageArgument>>): void {
    const line = this.#text(text, args);
    if (this.#reported.has(line)) return;
    this.#reported.add(line);
    this.#connection.console[level](line);
  }

  #text(text: Text, args: Readonly<Record<string, MessageArgument>> = {}): string {
    return render(message(text, args), this.#client.locale);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
