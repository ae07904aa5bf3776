/** The picture itself: draws what the layout places, keeps it calm when it changes, and tells what is pointed at. */
import { layout, type Picture, type PlacedNode } from '../extension/picture/layout.ts';
import type { PrintedGraph } from '../extension/protocol/graph.ts';
import type { PanelViewport } from '../extension/protocol/panel-messages.ts';
import { svgElement } from './dom.ts';
import { Headings } from './headings.ts';
import { type Direction, neighbourOf, waysThrough } from './paths.ts';
import { Scene } from './scene.ts';
import { type Say, texts } from './texts.ts';
import { Viewport } from './viewport.ts';

/** Below this scale texts cannot be read; details and labels only cost time. */
const farScale = 0.42;
export const headingHeight = 26;

/** What a traced request passes: ids of the graph. */
export interface LitWay {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

export interface CanvasEvents {
  /** A node was clicked or walked to; `undefined` for the ground. */
  onSelect(id: string | undefined, by: 'click' | 'key'): void;
  onOpen(id: string, by: 'double-click' | 'key'): void;
  onEdge(id: string): void;
  onViewport(viewport: PanelViewport): void;
}

export class Canvas {
  readonly svg: SVGSVGElement;
  readonly viewport: Viewport;
  readonly #events: CanvasEvents;
  readonly #scene: Scene;
  readonly #headings: Headings;
  #picture: Picture = layout({ version: 1, nodes: [], edges: [] });
  #selected: string | undefined;
  #tabStop: string | undefined;
  #cameFrom: string | undefined;
  #wasFitted = false;
  #lit: LitWay | undefined;

  constructor(parent: HTMLElement, say: Say, events: CanvasEvents) {
    this.#events = events;
    this.svg = svgElement({
      tag: 'svg',
      attributes: { class: 'canvas traffic-path', role: 'tree', 'aria-label': say(texts.picture) },
      children: [],
    }) as SVGSVGElement;
    this.#scene = new Scene(say);
    this.#headings = new Headings(say);
    this.svg.append(this.#scene.group, this.#headings.group);
    parent.append(this.svg);
    this.viewport = new Viewport(this.svg, this.#scene.group, {
      top: headingHeight,
      onChange: viewport => this.#moved(viewport),
    });
    this.#listen();
  }

  get picture(): Picture {
    return this.#picture;
  }

  get selected(): string | undefined {
    return this.#selected;
  }

  /** Draws a graph. What was there before keeps its order, and what is looked at keeps its place on the screen. */
  show(graph: PrintedGraph): void {
    const before = this.#picture;
    const hadFocus = this.#scene.group.contains(document.activeElement);
    this.#picture = layout(graph, before.nodes.length > 0 ? before : undefined);
    this.#scene.show(this.#picture);
    this.#headings.show(this.#picture);
    this.#keepPlace(before);
    const has = (id: string | undefined): id is string => id !== undefined && this.#scene.has(id);
    if (!has(this.#selected)) this.#selected = undefined;
    this.#moveTabStop(has(this.#tabStop) ? this.#tabStop : this.#picture.nodes[0]?.node.id);
    if (hadFocus) this.focus(undefined);
    this.#markSelection();
    this.#markLit();
  }

  /** Shows the whole picture the first time, or as much as can be read, with what the file itself defines; afterwards the viewport is the reader's. */
  fitOnce(restored: PanelViewport | undefined, file: string | undefined): void {
    if (this.#wasFitted || this.#picture.nodes.length === 0 || this.svg.clientWidth === 0) return;
    this.#wasFitted = true;
    if (restored) this.viewport.set(restored);
    else {
      this.fit(false);
      const own = this.#picture.nodes.find(placed => placed.node.file === file && file !== undefined);
      if (own) this.viewport.bringIntoView(own);
    }
  }

  /** For a picture of something else. */
  forget(): void {
    this.#wasFitted = false;
    this.#picture = layout({ version: 1, nodes: [], edges: [] });
    this.#selected = undefined;
  }

  fit(whole = true): void {
    this.viewport.fit(this.#picture.width, this.#picture.height, whole);
  }

  /** Lights up the ways through a node and dims the rest. */
  select(id: string | undefined): void {
    this.#selected = id;
    if (id !== undefined) this.#moveTabStop(id);
    this.#markSelection();
  }

  focus(id: string | undefined): void {
    this.#scene.focus(id ?? this.#tabStop ?? '');
  }

  bringIntoView(id: string): void {
    const placed = this.#placed(id);
    if (placed) this.viewport.bringIntoView(placed);
  }

  /** Marks what the editor's cursor stands in; brings it into view where it is not. */
  markCursor(ids: readonly string[], bringIntoView: boolean): void {
    const wanted = new Set(ids);
    const marked = new Set<string>();
    let innermost: { id: string; at: number } | undefined;
    for (const { node } of this.#picture.nodes) {
      const at = ids.indexOf(node.id);
      if (at < 0) continue;
      marked.add(node.id);
      if (!innermost || at < innermost.at) innermost = { id: node.id, at };
    }
    for (const { edge } of this.#picture.edges) if (edge.edges.some(e => wanted.has(e.id))) marked.add(edge.id);
    this.#scene.mark('at-cursor', marked);
    if (bringIntoView && innermost) this.bringIntoView(innermost.id);
  }

  /** Lights up the way of a traced request and dims the rest; `undefined` ends that. */
  light(way: LitWay | undefined, bringIntoView: boolean): void {
    this.#lit = way && way.nodes.length > 0 ? way : undefined;
    const marked = this.#markLit();
    const placed = bringIntoView ? this.#picture.nodes.filter(({ node }) => marked.has(node.id)) : [];
    if (placed.length > 0) this.viewport.bringAllIntoView(around(placed));
  }

  /** Marks the node where a hop of the trace is decided. */
  pointAt(id: string | undefined, bringIntoView: boolean): void {
    const found = this.#picture.nodes.find(
      ({ node }) => node.id === id || (isPartOf(node.id, id) && this.#isLit(node.id)),
    );
    this.#scene.mark('at-hop', new Set(found ? [found.node.id] : []));
    if (found && bringIntoView) this.viewport.bringIntoView(found);
  }

  /** Marks what a search found; `undefined` ends the search. */
  markMatches(ids: ReadonlySet<string> | undefined): void {
    this.svg.classList.toggle('is-searching', ids !== undefined);
    this.#scene.mark('match', ids ?? new Set());
  }

  /** Moves the viewport so that the node that is looked at stays where it is on the screen. */
  #keepPlace(before: Picture): void {
    if (!this.#wasFitted || before.nodes.length === 0) {
      this.#moved(this.viewport.current);
      return;
    }
    const now = new Map(this.#picture.nodes.map(placed => [placed.node.id, placed]));
    const { x, y, scale } = this.viewport.current;
    const centre = { x: (this.svg.clientWidth / 2 - x) / scale, y: (this.svg.clientHeight / 2 - y) / scale };
    const distance = (placed: PlacedNode): number =>
      placed.node.id === this.#selected
        ? -1
        : Math.hypot(placed.x + placed.width / 2 - centre.x, placed.y + placed.height / 2 - centre.y);
    let anchor: { placed: PlacedNode; distance: number } | undefined;
    for (const placed of before.nodes) {
      if (!now.has(placed.node.id)) continue;
      const d = distance(placed);
      if (!anchor || d < anchor.distance) anchor = { placed, distance: d };
    }
    const moved = anchor && now.get(anchor.placed.node.id)!;
    if (anchor && moved) {
      const [dx, dy] = [(anchor.placed.x - moved.x) * scale, (anchor.placed.y - moved.y) * scale];
      if (dx !== 0 || dy !== 0) this.viewport.moveBy(dx, dy);
    }
    this.#moved(this.viewport.current);
  }

  #moved(viewport: PanelViewport): void {
    this.svg.classList.toggle('far', viewport.scale < farScale);
    this.#scene.move(viewport, { width: this.svg.clientWidth, height: this.svg.clientHeight });
    this.#headings.move(viewport, this.svg.clientWidth);
    if (this.#wasFitted) this.#events.onViewport(viewport);
  }

  #markSelection(): void {
    const ways = this.#selected === undefined ? undefined : waysThrough(this.#picture, [this.#selected]);
    this.svg.classList.toggle('has-selection', ways !== undefined);
    this.#scene.mark('on-way', ways ? new Set([...ways.nodes, ...ways.edges]) : new Set());
    this.#scene.mark('selected', new Set(this.#selected === undefined ? [] : [this.#selected]));
  }

  /** Answers the ids of what is lit up, as they are drawn. */
  #markLit(): ReadonlySet<string> {
    const marked = new Set(this.#lit?.nodes);
    const edges = new Set(this.#lit?.edges);
    for (const { edge } of this.#picture.edges) {
      if (!edge.edges.some(one => edges.has(one.id))) continue;
      for (const id of [edge.id, edge.from, edge.to]) marked.add(id);
    }
    this.svg.classList.toggle(
      'is-tracing',
      this.#picture.nodes.some(({ node }) => marked.has(node.id)),
    );
    this.#scene.mark('on-trace', marked);
    return marked;
  }

  /** Whether a client, of which one is drawn for each group, is the one that the trace begins at. */
  #isLit(id: string): boolean {
    const edges = new Set(this.#lit?.edges);
    return this.#picture.edges.some(({ edge }) => edge.from === id && edge.edges.some(one => edges.has(one.id)));
  }

  #moveTabStop(id: string | undefined): void {
    this.#tabStop = id;
    this.#scene.tabStop = id;
  }

  #placed(id: string): PlacedNode | undefined {
    return this.#picture.nodes.find(placed => placed.node.id === id);
  }

  #listen(): void {
    this.svg.addEventListener('click', event => {
      if (this.viewport.wasDragged) return;
      const part = partOf(event);
      if (part?.classList.contains('node')) {
        this.focus(part.getAttribute('data-id')!);
        this.#events.onSelect(part.getAttribute('data-id')!, 'click');
      } else if (part) this.#events.onEdge(part.getAttribute('data-id')!);
      else this.#events.onSelect(undefined, 'click');
    });
    this.svg.addEventListener('dblclick', event => {
      const part = partOf(event);
      if (part?.classList.contains('node')) this.#events.onOpen(part.getAttribute('data-id')!, 'double-click');
    });
    this.svg.addEventListener('keydown', event => this.#keyDown(event));
  }

  #keyDown(event: KeyboardEvent): void {
    const id = (event.target as Element).getAttribute('data-id');
    if (id === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction) {
      event.preventDefault();
      const next = neighbourOf(this.#picture, id, direction, this.#cameFrom);
      if (next === undefined) return;
      this.#cameFrom = id;
      this.bringIntoView(next);
      this.focus(next);
      this.#events.onSelect(next, 'key');
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#events.onOpen(id, 'key');
    } else if (event.key === ' ') {
      event.preventDefault();
      this.#events.onSelect(id, 'click');
    }
  }
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowRight: 'right',
  ArrowLeft: 'left',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Clients are drawn as `outside#<first node>`. */
function isPartOf(drawn: string, id: string | undefined): boolean {
  return id !== undefined && drawn.startsWith(`${id}#`);
}

function around(placed: readonly PlacedNode[]) {
  const [x, y] = [Math.min(...placed.map(one => one.x)), Math.min(...placed.map(one => one.y))];
  const right = Math.max(...placed.map(one => one.x + one.width));
  const bottom = Math.max(...placed.map(one => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
}

function partOf(event: Event): Element | null {
  return (event.target as Element).closest('[data-id]');
}
