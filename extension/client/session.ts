/**
 * The one connection to the language server: started by the first manifest, restarted when it dies, given up when it dies again
 * and again. It never shows a message of its own; what went wrong is in the output channel and in the status bar.
 */
import * as vscode from 'vscode';
import { type BaseLanguageClient, CloseAction, ErrorAction, type ErrorHandler, State } from 'vscode-languageclient';

export type SessionState = 'idle' | 'starting' | 'running' | 'failed';

/** Makes a client that is not started yet; the two hosts differ only in this. */
export type CreateClient = (errorHandler: ErrorHandler) => BaseLanguageClient;

/** More crashes than this within the window, and the server is left alone until the user restarts it. */
const allowedCrashes = 4;
const crashWindowMilliseconds = 3 * 60 * 1000;

export class Session implements vscode.Disposable {
  readonly #createClient: CreateClient;
  readonly #output: vscode.LogOutputChannel;
  readonly #stateChanged = new vscode.EventEmitter<SessionState>();
  readonly #setUp: ((client: BaseLanguageClient) => void)[] = [];
  #client: BaseLanguageClient | undefined;
  #started: Promise<BaseLanguageClient> | undefined;
  #state: SessionState = 'idle';
  #crashes: number[] = [];

  readonly onDidChangeState = this.#stateChanged.event;

  constructor(createClient: CreateClient, output: vscode.LogOutputChannel) {
    this.#createClient = createClient;
    this.#output = output;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Runs for every new client before it starts: the place to answer the server's requests. */
  onNewClient(setUp: (client: BaseLanguageClient) => void): void {
    this.#setUp.push(setUp);
    if (this.#client) setUp(this.#client);
  }

  /** The running client; starts it if nothing has yet. Rejects when the server cannot be started. */
  start(): Promise<BaseLanguageClient> {
    this.#started ??= this.#launch();
    return this.#started;
  }

  async restart(): Promise<void> {
    this.#crashes = [];
    await this.#stop();
    await this.start();
  }

  async dispose(): Promise<void> {
    this.#stateChanged.dispose();
    await this.#stop();
  }

  async #launch(): Promise<BaseLanguageClient> {
    const client = this.#createClient(this.#errorHandler());
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.#client) this.#setState(stateOf(newState));
    });
    for (const setUp of this.#setUp) setUp(client);
    try {
      await client.start();
    } catch (error) {
      this.#output.error(error instanceof Error ? error : String(error));
      this.#started = undefined;
      this.#setState('failed');
      throw error;
    }
    return client;
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#started = undefined;
    // A server that died or hangs cannot say goodbye; that is no reason not to start the next one.
    await client?.dispose().catch(error => this.#output.warn(String(error)));
  }

  #errorHandler(): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const now = Date.now();
        this.#crashes = [...this.#crashes.filter(time => now - time < crashWindowMilliseconds), now];
        if (this.#crashes.length <= allowedCrashes) return { action: CloseAction.Restart, handled: true };
        this.#started = undefined;
        this.#setState('failed');
        return {
          action: CloseAction.DoNotRestart,
          message: vscode.l10n.t(
            'The language server stopped {0} times within three minutes and is not started again.',
            [this.#crashes.length],
          ),
          handled: true,
        };
      },
    };
  }

  #setState(state: SessionState): void {
    // Whether it was given up is decided here, not by the client, which calls that "stopped".
    if (state === this.#state || (this.#state === 'failed' && state === 'idle')) return;
    this.#state = state;
    this.#stateChanged.fire(state);
  }
}

function stateOf(state: State): SessionState {
  if (state === State.Running) return 'running';
  if (state === State.Starting) return 'starting';
  return state === State.StartFailed ? 'failed' : 'idle';
}
