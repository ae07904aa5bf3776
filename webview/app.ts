/** Puts the page together: takes the extension's messages, keeps the state, and passes on what people do. */
import type { Locale } from '../extension/core/l10n/message.ts';
import type { GraphResult, PrintedNode } from '../extension/protocol/graph.ts';
import { type HostMessage, nodeLimit, type PanelState } from '../extension/protocol/panel-messages.ts';
import { Bars } from './bars.ts';
import { Canvas } from './canvas.ts';
import { type DetailsContent, DetailsPane } from './details.ts';
import { button, element } from './dom.ts';
import { exportPicture } from './exporting.ts';
import { filterGraph, hasProblems, noFilters } from './filter.ts';
import type { Host } from './host.ts';
import { legend } from './legend.ts';
import { searchPicture } from './search.ts';
import { type Say, speaking, texts } from './texts.ts';
import { Toolbar } from './toolbar.ts';
import { Tracing } from './tracing.ts';

type Subject = Extract<HostMessage, { type: 'subject' }>;

const emptyState: PanelState = { uri: undefined, isLocked: false, scope: 'component', focus: undefined };

export class App {
  readonly #host: Host;
  readonly #say: Say;
  readonly #locale: Locale;
  readonly #toolbar: Toolbar;
  readonly #bars: Bars;
  readonly #canvas: Canvas;
  readonly #details: DetailsPane;
  readonly #legend: HTMLElement;
  readonly #tracing: Tracing;
  readonly #empty = element('div', { class: 'empty', hidden: true });
  readonly #announcements = element('div', { class: 'announcements', 'aria-live': 'polite' });
  #state: PanelState;
  #subject: Subject | undefined;
  #graph: GraphResult | undefined;
  #shown: GraphResult | undefined;
  #staleErrors = 0;
  #failure: string | undefined;
  #matches: string[] = [];
  #saving: ReturnType<typeof setTimeout> | undefined;
  #content: { id: string; content: DetailsContent } | undefined;

  constructor(host: Host, locale: Locale, root: HTMLElement) {
    this.#host = host;
    this.#locale = locale;
    this.#state = host.savedState() ?? emptyState;
    const say = speaking(locale);
    this.#say = say;
    this.#toolbar = new Toolbar(say, {
      onScope: scope => host.post({ type: 'scope', scope }),
      onClearFocus: () => host.post({ type: 'clearFocus' }),
      onSearch: text => this.#search(text),
      onNextMatch: backwards => this.#nextMatch(backwards),
      onLeaveSearch: () => this.#canvas.focus(undefined),
      onFilters: filters => {
        this.#save({ filters: { ...filters, text: this.#filters.text } });
        this.#draw();
      },
      onLegend: () => this.#toggleLegend(!this.#state.isLegendOpen),
      onZoomIn: () => this.#canvas.viewport.zoomIn(),
      onZoomOut: () => this.#canvas.viewport.zoomOut(),
      onFit: () => this.#canvas.fit(),
    });
    this.#bars = new Bars(say, {
      onProblems: () => host.post({ type: 'showProblems' }),
      onUnlimited: isUnlimited => {
        this.#save({ isUnlimited });
        host.post({ type: 'unlimited', isUnlimited });
      },
    });
    const stage = element('main', { class: 'stage' });
    this.#legend = legend(say, () => this.#toggleLegend(false));
    this.#details = new DetailsPane(say, {
      onClose: () => this.#select(undefined, 'key'),
      onSelect: id => this.#goTo(id),
      onPlace: index => host.post({ type: 'revealPlace', id: graphIdOf(this.#canvas.selected ?? ''), index }),
      onFix: fix => host.post({ type: 'fix', id: fix.id }),
    });
    this.#tracing = new Tracing(say, {
      onQuestion: (trace, traceHistory) => {
        this.#save({ trace, traceHistory });
        host.post({ type: 'trace', question: trace });
      },
      onLight: (way, isNew) => {
        this.#canvas.light(way, isNew);
        const end = isNew ? way?.hops.at(-1)?.node : undefined;
        if (end !== undefined) this.#canvas.bringIntoView(this.#placedId(end) ?? end);
      },
      onPoint: node => this.#canvas.pointAt(node, false),
      onHop: (hop, by) => {
        this.#canvas.pointAt(hop.node, true);
        if (hop.location) host.post({ type: 'revealHop', location: hop.location, by });
      },
      onFix: fix => host.post({ type: 'traceFix', id: fix.id }),
      onCopy: question => host.post({ type: 'copyTrace', question }),
      onWorkspace: () => host.post({ type: 'scope', scope: 'workspace' }),
      onAnnounce: text => this.#announce(text),
      onLeave: () => this.#canvas.focus(undefined),
    });
    stage.append(this.#legend, this.#empty);
    root.append(
      element('header', {}, this.#toolbar.root, this.#tracing.box.root, this.#bars.root),
      element('div', { class: 'body' }, this.#tracing.hops.root, stage, this.#details.root),
      this.#announcements,
    );
    // Panning takes hold of elements that are in the page.
    this.#canvas = new Canvas(stage, say, {
      onSelect: (id, by) => this.#select(id, by),
      onOpen: (id, by) => host.post({ type: 'reveal', id: graphIdOf(id), by }),
      onEdge: id => this.#openEdge(id),
      onViewport: view => this.#saveLater({ ...this.#state, view }),
    });
    this.#toggleLegend(this.#state.isLegendOpen ?? false);
    this.#showEmpty(say(texts.loading));
    document.addEventListener('keydown', event => this.#keyDown(event));
    new ResizeObserver(() => this.#canvas.fitOnce(this.#state.view, this.#state.uri)).observe(stage);
    host.onMessage(message => this.#receive(message));
    host.post({ type: 'ready', state: host.savedState() });
    this.#tracing.restore(this.#state.trace, this.#state.traceHistory ?? []);
  }

  get #filters() {
    return this.#state.filters ?? noFilters;
  }

  #receive(message: HostMessage): void {
    switch (message.type) {
      case 'subject':
        this.#takeSubject(message);
        break;
      case 'graph':
        this.#failure = undefined;
        this.#staleErrors = message.staleErrors;
        this.#takeGraph(message.graph);
        break;
      case 'failed':
        this.#failure = message.reason;
        this.#showBars();
        if (!this.#graph) this.#showEmpty(this.#say(texts.failed, { reason: message.reason }));
        break;
      case 'cursor':
        this.#canvas.markCursor(message.ids, !document.hasFocus());
        break;
      case 'select':
        this.#goTo(message.id);
        break;
      case 'askTrace':
        this.#tracing.ask(message.question);
        break;
      case 'trace':
        this.#tracing.receive(message);
        break;
      case 'details':
        if (message.id !== graphIdOf(this.#canvas.selected ?? '')) break;
        this.#content = { id: message.id, content: message };
        this.#showDetails();
        break;
      case 'export':
        this.#export(message.format);
        break;
    }
  }

  #takeSubject(subject: Subject): void {
    const { uri, isLocked, scope, focus } = subject;
    const isOther = uri !== this.#state.uri || focus !== this.#state.focus || scope !== this.#state.scope;
    this.#subject = subject;
    if (isOther) {
      const { isUnlimited, isLegendOpen, filters, trace, traceHistory } = this.#state;
      this.#state = {
        uri,
        isLocked,
        scope,
        focus,
        ...(isUnlimited === undefined ? {} : { isUnlimited }),
        ...(isLegendOpen === undefined ? {} : { isLegendOpen }),
        ...(filters === undefined ? {} : { filters }),
        ...(trace === undefined ? {} : { trace }),
        ...(traceHistory === undefined ? {} : { traceHistory }),
      };
      this.#canvas.forget();
      this.#details.hide();
    }
    this.#save({ isLocked });
    this.#toolbar.showScope(scope, focus);
  }

  #takeGraph(graph: GraphResult): void {
    const before = this.#graph;
    // Edits that change nothing in the picture change nothing on the screen.
    const isSame = before !== undefined && this.#canvas.picture.nodes.length > 0 && sameGraph(before, graph);
    this.#graph = graph;
    this.#tracing.showGraph(graph, this.#staleErrors > 0);
    if (isSame) {
      this.#showBars();
      if (this.#canvas.selected !== undefined) this.#askDetails();
      return;
    }
    this.#draw();
    if (before)
      this.#announce(
        this.#say(texts.updated, { nodes: graph.nodes.length, problems: graph.nodes.filter(hasProblems).length }),
      );
  }

  #draw(): void {
    const graph = this.#graph;
    if (!graph) return;
    const shown = { ...graph, ...filterGraph(graph, this.#filters) };
    this.#shown = shown;
    const selected = this.#canvas.selected ?? this.#state.selected;
    this.#canvas.show(shown);
    this.#canvas.fitOnce(this.#state.view, this.#state.uri);
    this.#toolbar.showGraph(graph, this.#filters, graph.nodes.length - shown.nodes.length);
    this.#showBars();
    if (shown.nodes.length > 0) this.#empty.hidden = true;
    else if (graph.nodes.length > 0) this.#showEmpty(this.#say(texts.emptyFiltered));
    else this.#showNothing();
    if (selected !== undefined && this.#placedId(selected) !== undefined) {
      this.#canvas.select(this.#placedId(selected));
      this.#showDetails();
      this.#askDetails();
    } else this.#details.hide();
    this.#search(this.#filters.text);
  }

  #showBars(): void {
    const graph = this.#graph;
    this.#bars.show({
      staleErrors: this.#staleErrors,
      syntaxErrors: graph?.syntaxErrors ?? 0,
      shown: graph?.nodes.length ?? 0,
      total: graph?.total ?? 0,
      isUnlimited: this.#state.isUnlimited ?? false,
      limit: nodeLimit,
      failure: this.#failure,
    });
  }

  #showNothing(): void {
    const { say, scope } = { say: this.#say, scope: this.#state.scope };
    this.#showEmpty(
      say(texts.empty, { name: this.#subject?.fileName || say(texts.scopeWorkspace) }),
      element('p', { class: 'soft' }, say(texts.emptyWhy)),
      scope !== 'workspace' &&
        button({
          label: say(texts.showWorkspace),
          onClick: () => this.#host.post({ type: 'scope', scope: 'workspace' }),
        }),
    );
  }

  #showEmpty(title: string, ...more: readonly (HTMLElement | false)[]): void {
    this.#empty.hidden = false;
    this.#empty.replaceChildren(element('p', { class: 'headline' }, title), ...more.filter(part => part !== false));
  }

  #select(id: string | undefined, by: 'click' | 'key'): void {
    this.#canvas.select(id);
    this.#save({ selected: id });
    if (id === undefined) {
      this.#details.hide();
      return;
    }
    this.#showDetails();
    // The pane beside the picture may have covered it.
    this.#canvas.bringIntoView(id);
    this.#askDetails();
    if (by === 'click') this.#host.post({ type: 'reveal', id: graphIdOf(id), by });
  }

  /** Selects a node of the graph from elsewhere. */
  #goTo(id: string): void {
    const placed = this.#placedId(id);
    if (placed === undefined) return;
    this.#select(placed, 'key');
    this.#canvas.bringIntoView(placed);
    this.#canvas.focus(placed);
  }

  #openEdge(id: string): void {
    const edges = this.#canvas.picture.edges.find(placed => placed.edge.id === id)?.edge.edges ?? [];
    const meant = edges.find(edge => edge.verdict !== 'open') ?? edges[0];
    if (!meant) return;
    this.#host.post({ type: 'reveal', id: meant.id, by: 'click' });
    const placed = this.#placedId(meant.to);
    if (placed !== undefined) this.#select(placed, 'key');
  }

  /** A client of the graph is drawn once for each group; any of them will do. */
  #placedId(id: string): string | undefined {
    const { nodes } = this.#canvas.picture;
    return (
      nodes.find(({ node }) => node.id === id)?.node.id ?? nodes.find(({ node }) => graphIdOf(node.id) === id)?.node.id
    );
  }

  #askDetails(): void {
    const id = this.#canvas.selected;
    if (id !== undefined) this.#host.post({ type: 'details', id: graphIdOf(id) });
  }

  #showDetails(): void {
    const id = graphIdOf(this.#canvas.selected ?? '');
    const node: PrintedNode | undefined = this.#shown?.nodes.find(n => n.id === id);
    if (!node || !this.#shown) return;
    this.#details.show(node, this.#shown, this.#content?.id === id ? this.#content.content : undefined);
  }

  #search(text: string): void {
    this.#toolbar.searchText = text;
    if (text !== this.#filters.text) this.#save({ filters: { ...this.#filters, text } });
    const isSearching = text.trim() !== '';
    this.#matches = searchPicture(this.#canvas.picture, text, this.#say);
    this.#canvas.markMatches(isSearching ? new Set(this.#matches) : undefined);
    this.#toolbar.showMatches(isSearching ? this.#matches.length : undefined, this.#canvas.picture.nodes.length);
  }

  #nextMatch(backwards: boolean): void {
    const at = this.#matches.indexOf(this.#canvas.selected ?? '');
    const count = this.#matches.length;
    const next = this.#matches[(at + (backwards ? -1 : 1) + count) % count];
    if (next === undefined) return;
    this.#select(next, 'key');
    this.#canvas.bringIntoView(next);
  }

  #toggleLegend(isOpen: boolean): void {
    this.#legend.hidden = !isOpen;
    this.#toolbar.showLegend(isOpen);
    this.#save({ isLegendOpen: isOpen });
  }

  #keyDown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (/^(input|select|textarea)$/i.test(target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = {
      '/': () => this.#toolbar.focusSearch(),
      t: () => this.#tracing.box.focus(),
      '+': () => this.#canvas.viewport.zoomIn(),
      '=': () => this.#canvas.viewport.zoomIn(),
      '-': () => this.#canvas.viewport.zoomOut(),
      '0': () => this.#canvas.fit(),
      Escape: () => this.#select(undefined, 'key'),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  #export(format: Extract<HostMessage, { type: 'export' }>['format']): void {
    const graph = this.#shown;
    if (!graph) {
      this.#host.post({ type: 'exportFailed', reason: this.#say(texts.loading) });
      return;
    }
    const title = this.#subject?.fileName || 'Traffic Path';
    exportPicture(format, graph, this.#canvas.picture, title, this.#locale).then(
      content => this.#host.post({ type: 'exported', format, content }),
      error =>
        this.#host.post({ type: 'exportFailed', reason: error instanceof Error ? error.message : String(error) }),
    );
  }

  #announce(text: string): void {
    this.#announcements.textContent = text;
  }

  #save(change: { [K in keyof PanelState]?: PanelState[K] | undefined }): void {
    const next = { ...this.#state, ...change };
    for (const key of Object.keys(next) as (keyof PanelState)[])
      if (next[key] === undefined && key !== 'uri' && key !== 'focus') delete next[key];
    this.#state = next as PanelState;
    this.#host.save(this.#state);
  }

  /** For what changes with every frame. */
  #saveLater(state: PanelState): void {
    this.#state = state;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#host.save(this.#state), 150);
  }
}

/** Clients are drawn once for each group of connected nodes, as `outside#<first node>`. */
export function graphIdOf(id: string): string {
  return /^(outside|in-cluster)#/.exec(id)?.[1] ?? id;
}

function sameGraph(a: GraphResult, b: GraphResult): boolean {
  return JSON.stringify([a.nodes, a.edges, a.total]) === JSON.stringify([b.nodes, b.edges, b.total]);
}
