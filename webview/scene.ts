/**
 * The drawn elements of a picture. Of a large one, only what is near the viewport is in the page: browsers draw a few hundred cards
 * quickly and a few thousand slowly. What is marked (selected, found, on a way) stays marked while it is out of sight. For screen readers
 * every node stays in the page, in the order of the picture: what is out of sight as an empty group with its name.
 */
import { drawEdge, drawLabel, drawNode } from '../extension/picture/draw.ts';
import type { Picture, PlacedEdge } from '../extension/picture/layout.ts';
import { commonNamespace } from '../extension/picture/layout-input.ts';
import type { SvgNode } from '../extension/picture/svg-node.ts';
import type { PanelViewport } from '../extension/protocol/panel-messages.ts';
import { setAttributes, svgElement } from './dom.ts';
import { Speaker } from './names.ts';
import type { Say } from './texts.ts';

/** A picture of no more nodes is in the page as a whole. */
const wholeUpTo = 150;

/** Takes less than a frame. */
const standInsAtOnce = 60;

export type Mark = 'on-way' | 'selected' | 'match' | 'at-cursor' | 'on-trace' | 'at-hop';

interface Piece {
  readonly id: string;
  readonly layer: SVGElement;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly make: () => SVGElement;
  element?: SVGElement;
  /** What stands for a node that is out of sight. */
  standIn?: SVGElement;
  isShown: boolean;
}

export class Scene {
  readonly group = group('scene');
  readonly #say: Say;
  readonly #edges = group('edges', true);
  readonly #nodes = group('nodes');
  readonly #labels = group('labels', true);
  readonly #marks = new Map<Mark, ReadonlySet<string>>();
  #pieces: Piece[] = [];
  #nodePieces = new Map<string, Piece>();
  /** Nodes that nothing stands for yet; made bit by bit after the first paint. */
  #waiting: { readonly piece: Piece; readonly spoken: () => Readonly<Record<string, string | number>> }[] = [];
  #isWhole = true;
  #tabStop: string | undefined;
  #viewport: PanelViewport = { x: 0, y: 0, scale: 1 };
  #size = { width: 0, height: 0 };

  constructor(say: Say) {
    this.#say = say;
    this.group.append(this.#edges, this.#nodes, this.#labels);
  }

  show(picture: Picture): void {
    for (const layer of [this.#edges, this.#nodes, this.#labels]) layer.replaceChildren();
    const speaker = new Speaker(picture, this.#say);
    const common = commonNamespace(picture.nodes.map(placed => placed.node));
    this.#isWhole = picture.nodes.length <= wholeUpTo;
    this.#pieces = [];
    this.#waiting = [];
    this.#nodePieces = new Map();
    for (const edge of picture.edges) this.#addEdge(edge);
    for (const placed of picture.nodes) {
      const { node, x, y, width, height, rank } = placed;
      const piece = this.#add(this.#nodes, node.id, [x, y - 8, x + width + 8, y + height], () => {
        const made = svgElement(drawNode(placed, common));
        setAttributes(made, { ...spoken(), tabindex: node.id === this.#tabStop ? 0 : -1, 'aria-selected': 'false' });
        return made;
      });
      const spoken = () => ({ role: 'treeitem', 'aria-level': rank + 1, 'aria-label': speaker.nameOf(node) });
      if (!this.#isWhole) this.#waiting.push({ piece, spoken });
      this.#nodePieces.set(node.id, piece);
    }
    this.#update();
    this.#standIn();
  }

  /** Puts in what has come near to the viewport and takes out what is far from it. `size` is that of the page's area. */
  move(viewport: PanelViewport, size: { readonly width: number; readonly height: number }): void {
    this.#viewport = viewport;
    this.#size = size;
    const { x, y, scale } = viewport;
    this.group.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    if (!this.#isWhole) this.#update();
  }

  /** Gives a class to the nodes and edges of these ids and takes it from all others. */
  mark(mark: Mark, ids: ReadonlySet<string>): void {
    this.#marks.set(mark, ids);
    for (const piece of this.#pieces) if (piece.element) this.#decorate(piece, piece.element, mark);
  }

  has(id: string): boolean {
    return this.#nodePieces.has(id);
  }

  /** The one node that the tab key reaches. */
  set tabStop(id: string | undefined) {
    this.#element(this.#tabStop)?.setAttribute('tabindex', '-1');
    this.#tabStop = id;
    this.#element(id)?.setAttribute('tabindex', '0');
    if (!this.#isWhole) this.#update();
  }

  focus(id: string): void {
    const piece = this.#nodePieces.get(id);
    if (!piece) return;
    this.#attach(piece);
    piece.element?.focus({ preventScroll: true });
  }

  #element(id: string | undefined): SVGElement | undefined {
    return id === undefined ? undefined : this.#nodePieces.get(id)?.element;
  }

  #addEdge(placed: PlacedEdge): void {
    const xs = placed.points.map(point => point.x);
    const ys = placed.points.map(point => point.y);
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
    this.#add(this.#edges, placed.edge.id, box, () => svgElement(drawEdge(placed)));
    const { label } = placed;
    if (!label) return;
    this.#add(this.#labels, placed.edge.id, [label.x - 120, label.y - 40, label.x + 120, label.y + 40], () =>
      svgElement(drawLabel(placed)[0] as SvgNode),
    );
  }

  #add(
    layer: SVGElement,
    id: string,
    [left, top, right, bottom]: readonly [number, number, number, number],
    make: () => SVGElement,
  ): Piece {
    const piece: Piece = { id, layer, left, top, right, bottom, make, isShown: false };
    this.#pieces.push(piece);
    return piece;
  }

  #update(): void {
    const { x, y, scale } = this.#viewport;
    const { width, height } = this.#size;
    // A third of the area around it is drawn beforehand.
    const [aroundX, aroundY] = [width / 3, height / 3];
    const left = (-x - aroundX) / scale;
    const right = (width - x + aroundX) / scale;
    const top = (-y - aroundY) / scale;
    const bottom = (height - y + aroundY) / scale;
    for (const piece of this.#pieces) {
      const isNear =
        this.#isWhole ||
        (piece.left < right && piece.right > left && piece.top < bottom && piece.bottom > top) ||
        (piece.id === this.#tabStop && piece.layer === this.#nodes);
      if (isNear) this.#attach(piece);
      else if (piece.isShown && !piece.element!.contains(document.activeElement)) {
        if (piece.standIn) piece.element!.replaceWith(piece.standIn);
        else piece.element!.remove();
        piece.isShown = false;
      }
    }
  }

  #attach(piece: Piece): void {
    if (piece.isShown) return;
    if (!piece.element) {
      piece.element = piece.make();
      for (const mark of this.#marks.keys()) this.#decorate(piece, piece.element, mark);
    }
    piece.isShown = true;
    if (piece.standIn?.isConnected) piece.standIn.replaceWith(piece.element);
    else piece.layer.append(piece.element);
  }

  #standIn(): void {
    if (this.#waiting.length === 0) return;
    const ofPicture = this.#pieces;
    setTimeout(() => {
      if (this.#pieces !== ofPicture) return;
      for (const { piece, spoken } of this.#waiting.splice(0, standInsAtOnce)) {
        piece.standIn = group('node stand-in');
        setAttributes(piece.standIn, { ...spoken(), 'data-id': piece.id });
        // In the order of the picture, whatever was in sight first.
        const before = piece.isShown && !piece.element!.contains(document.activeElement) ? piece.element! : undefined;
        if (before) piece.layer.append(before);
        else if (!piece.isShown) piece.layer.append(piece.standIn);
      }
      this.#standIn();
    });
  }

  #decorate(piece: Piece, element: SVGElement, mark: Mark): void {
    const isMarked = this.#marks.get(mark)!.has(piece.id);
    element.classList.toggle(mark, isMarked);
    if (mark === 'selected' && piece.layer === this.#nodes) element.setAttribute('aria-selected', String(isMarked));
  }
}

function group(name: string, isHidden = false): SVGElement {
  return svgElement({
    tag: 'g',
    attributes: { class: name, 'aria-hidden': isHidden ? 'true' : undefined },
    children: [],
  });
}
