/** One preview panel: its page, the picture it is fed with, and what people do in it. */
import * as vscode from 'vscode';
import type { GraphLocation } from '../../../protocol/graph.ts';
import {
  type ExportFormat,
  type HostMessage,
  nodeLimit,
  type PanelMessage,
  type PanelState,
} from '../../../protocol/panel-messages.ts';
import type { TraceQuestion } from '../../../protocol/trace.ts';
import type { Session } from '../../session.ts';
import { Fixes } from './fixes.ts';
import { GraphFeed } from './graph-feed.ts';
import { localResourceRoots, pageHtml } from './page.ts';
import { revealLocation } from './reveal.ts';
import { namespaceSetting, previewSetting } from './settings.ts';
import { shellKind, traceCommandLine } from './trace-command.ts';
import { type FedTrace, TraceFeed } from './trace-feed.ts';
import type { TrafficGraphs } from './traffic-graphs.ts';

const { t } = vscode.l10n;

export type Subject = Pick<PanelState, 'uri' | 'isLocked' | 'scope' | 'focus'>;

export class Preview implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #graphs: TrafficGraphs;
  readonly #feed: GraphFeed;
  readonly #trace: TraceFeed;
  readonly #fixes: Fixes;
  readonly #traceFixes: Fixes;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #closed = new vscode.EventEmitter<void>();
  #subject: Subject;
  #isUnlimited: boolean;
  #isReady = false;
  #places: { id: string; places: readonly GraphLocation[] } | undefined;
  #waitingTrace: TraceQuestion | undefined;
  #waitingExports: { format: ExportFormat; resolve: (content: string | undefined) => void }[] = [];

  readonly onDidClose = this.#closed.event;

  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    services: { readonly graphs: TrafficGraphs; readonly session: Session },
    state: PanelState,
  ) {
    this.panel = panel;
    this.#graphs = services.graphs;
    this.#fixes = new Fixes(services.session);
    this.#traceFixes = new Fixes(services.session);
    this.#subject = state;
    this.#isUnlimited = state.isUnlimited ?? false;
    this.#feed = new GraphFeed(services.graphs);
    this.#trace = new TraceFeed(services.graphs, () => this.#picture);
    this.#subscriptions.push(
      this.#feed,
      this.#trace,
      this.#feed.onDidFeed(fed => {
        this.#post({ type: 'graph', ...fed });
        // While a syntax error hides a part of the manifests, the last way is as good as the last picture.
        if (fed.staleErrors === 0) this.#trace.refresh();
      }),
      this.#feed.onDidFail(reason => this.#post({ type: 'failed', reason })),
      this.#trace.onDidFeed(fed => void this.#sendTrace(fed)),
      this.#trace.onDidFail(reason => this.#post({ type: 'failed', reason })),
      panel.webview.onDidReceiveMessage((message: PanelMessage) => void this.#receive(message)),
      panel.onDidChangeViewState(() => this.#viewStateChanged()),
      panel.onDidDispose(() => this.dispose()),
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: localResourceRoots(extensionUri) };
    panel.webview.html = pageHtml(panel.webview, extensionUri);
    this.#feed.isPaused = !panel.visible;
    this.#show();
  }

  get subject(): Subject {
    return this.#subject;
  }

  /** Counts of what is shown, for the tests. */
  get shown(): { nodes: number; broken: number; stale: number } | undefined {
    const fed = this.#feed.last;
    return (
      fed && {
        nodes: fed.graph.nodes.length,
        broken: fed.graph.edges.filter(edge => edge.verdict === 'broken').length,
        stale: fed.staleErrors,
      }
    );
  }

  /** What was traced last, for the tests. */
  get traced(): FedTrace | undefined {
    return this.#trace.last;
  }

  /** Whether an object of a file is in the picture. */
  shows(uri: string): boolean {
    return this.#feed.last?.graph.nodes.some(node => node.file === uri) ?? false;
  }

  /** Makes the picture one of something else, or of more or less around it. */
  show(change: Partial<Subject>): void {
    const next = { ...this.#subject, ...change };
    const { uri, isLocked, scope, focus } = this.#subject;
    if (next.uri === uri && next.isLocked === isLocked && next.scope === scope && next.focus === focus) return;
    const isOther = next.uri !== uri || next.scope !== scope || next.focus !== focus;
    this.#subject = next;
    if (isOther) this.#show();
    else this.#postSubject();
  }

  refresh(): void {
    this.#feed.refresh();
  }

  select(id: string): void {
    this.#post({ type: 'select', id });
  }

  /** Shows where a request goes, as if it had been typed. */
  trace(question: TraceQuestion): void {
    if (this.#isReady) this.#post({ type: 'askTrace', question });
    else this.#waitingTrace = question;
  }

  /** Marks what the cursor of an editor stands in. */
  async follow(uri: vscode.Uri, position: vscode.Position): Promise<void> {
    if (!this.panel.visible || !this.#isReady || !this.#feed.last) return;
    this.#post({ type: 'cursor', ids: await this.#graphs.nodesAt(uri, position) });
  }

  /** The picture as a file's content; `undefined` when the page could not make it. */
  export(format: ExportFormat): Promise<string | undefined> {
    return new Promise(resolve => {
      this.#waitingExports.push({ format, resolve });
      this.#post({ type: 'export', format });
    });
  }

  get name(): string {
    return this.#fileName;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
    for (const { resolve } of this.#waitingExports.splice(0)) resolve(undefined);
    this.panel.dispose();
    this.#closed.fire();
    this.#closed.dispose();
  }

  get #fileName(): string {
    const { uri } = this.#subject;
    return uri === undefined ? '' : (vscode.Uri.parse(uri).path.split('/').at(-1) ?? '');
  }

  get #picture() {
    const { uri, scope, focus } = this.#subject;
    return {
      scope,
      ...(uri === undefined ? {} : { textDocument: { uri } }),
      ...(focus === undefined ? {} : { focus }),
    };
  }

  #show(): void {
    const { uri, scope, focus } = this.#subject;
    this.#postSubject();
    this.#feed.show({ uri, scope, focus, limit: this.#isUnlimited ? undefined : nodeLimit });
  }

  #postSubject(): void {
    const { uri, isLocked, scope, focus } = this.#subject;
    const name = this.#fileName || t('workspace');
    this.panel.title = isLocked ? t('[Traffic] {0}', [name]) : t('Traffic: {0}', [name]);
    this.#post({ type: 'subject', uri, fileName: this.#fileName, isLocked, scope, focus });
  }

  #post(message: HostMessage): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }

  #viewStateChanged(): void {
    this.#feed.isPaused = !this.panel.visible;
    // A hidden page is gone; it says so itself when it is there again.
    if (!this.panel.visible) this.#isReady = false;
  }

  async #receive(message: PanelMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#postSubject();
        if (this.#feed.last) this.#post({ type: 'graph', ...this.#feed.last });
        // What was asked for while there was no page yet.
        for (const { format } of this.#waitingExports) this.#post({ type: 'export', format });
        if (this.#waitingTrace) this.#post({ type: 'askTrace', question: this.#waitingTrace });
        this.#waitingTrace = undefined;
        break;
      case 'reveal': {
        const takeFocus =
          message.by === 'key' || (message.by === 'double-click' && previewSetting('doubleClickToSwitchToEditor'));
        const [first] = await this.#graphs.places(message.id);
        if (first) await this.#reveal(first, takeFocus);
        break;
      }
      case 'revealPlace': {
        const place = this.#places?.id === message.id ? this.#places.places[message.index] : undefined;
        if (place) await this.#reveal(place, true);
        break;
      }
      case 'details':
        await this.#sendDetails(message.id);
        break;
      case 'fix':
        await this.#fixes.apply(message.id);
        break;
      case 'trace':
        this.#trace.ask(message.question);
        break;
      case 'revealHop':
        await this.#reveal(message.location, message.by === 'double-click');
        break;
      case 'traceFix':
        await this.#traceFixes.apply(message.id);
        break;
      case 'copyTrace': {
        const line = traceCommandLine(message.question, namespaceSetting(), shellKind(vscode.env.shell));
        await vscode.env.clipboard.writeText(line);
        vscode.window.setStatusBarMessage(t('Traffic Path: copied as a command'), 5000);
        break;
      }
      case 'scope':
        this.show({ scope: message.scope, focus: undefined });
        break;
      case 'clearFocus':
        this.show({ focus: undefined });
        break;
      case 'unlimited':
        this.#isUnlimited = message.isUnlimited;
        this.#show();
        break;
      case 'showProblems':
        await vscode.commands.executeCommand('workbench.actions.view.problems');
        break;
      case 'exported':
        this.#waitingExports.shift()?.resolve(message.content);
        break;
      case 'exportFailed':
        this.#waitingExports.shift()?.resolve(undefined);
        void vscode.window.showErrorMessage(t('The picture could not be exported: {0}', [message.reason]));
        break;
    }
  }

  async #sendTrace({ question, result }: FedTrace): Promise<void> {
    const findings = result.state === 'traced' ? result.hops.flatMap(hop => hop.finding ?? []) : [];
    const fixes = findings.length > 0 ? await this.#traceFixes.offer(findings) : [];
    if (this.#trace.last?.result === result) this.#post({ type: 'trace', question, result, fixes });
  }

  #reveal(location: GraphLocation, takeFocus: boolean): Promise<void> {
    return revealLocation(location, { takeFocus, avoid: this.panel.viewColumn });
  }

  async #sendDetails(id: string): Promise<void> {
    const details = await this.#graphs.details(id);
    this.#places = { id, places: details.places };
    const placeNames = details.places.map(({ uri, range }) => {
      const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
      return `${path}:${range.start.line + 1}`;
    });
    this.#post({ type: 'details', id, details, placeNames, fixes: await this.#fixes.offer(details.findings) });
  }
}
