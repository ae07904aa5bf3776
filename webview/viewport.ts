/** Panning and zooming of one SVG element. Nothing moves by itself: only people, and what they ask for, change the viewport. */
import Panzoom, { type PanzoomObject } from '@panzoom/panzoom';
import type { PanelViewport } from '../extension/protocol/panel-messages.ts';

const [smallestScale, largestScale] = [0.05, 3];
/** A picture is made smaller than this on request only: its texts could not be read. */
const smallestFit = 0.55;
const zoomStep = 1.25;
/** A pointer that moves no further than this while it is down has clicked. */
const clickDistance = 4;

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ViewportOptions {
  /** Height at the top that something covers. */
  readonly top: number;
  readonly onChange: (viewport: PanelViewport) => void;
}

export class Viewport {
  readonly #svg: SVGSVGElement;
  readonly #options: ViewportOptions;
  readonly #panzoom: PanzoomObject;
  #pressed: { x: number; y: number } | undefined;
  #hasMoved = false;
  #reported: Partial<PanelViewport> | undefined;

  /** `scene` is what moves inside of `svg`. */
  constructor(svg: SVGSVGElement, scene: SVGElement, options: ViewportOptions) {
    this.#svg = svg;
    this.#options = options;
    this.#panzoom = Panzoom(scene, {
      canvas: true,
      noBind: true,
      minScale: smallestScale,
      maxScale: largestScale,
      cursor: '',
      handleStartEvent: () => undefined,
      pinchAndPan: true,
      // What it hands over may be a step on the way to where it is already; each step would draw everything once more.
      setTransform: () => this.#report(),
    });
    this.#bind();
  }

  /** True right after a pointer was moved while it was down: what follows is no click. */
  get wasDragged(): boolean {
    return this.#hasMoved;
  }

  get current(): PanelViewport {
    // Its translation is scaled, too.
    const { x, y } = this.#panzoom.getPan();
    const scale = this.#panzoom.getScale();
    return { x: x * scale, y: y * scale, scale };
  }

  set({ x, y, scale }: PanelViewport): void {
    // It goes to its start once more right after it was made.
    this.#panzoom.setOptions({ startX: x / scale, startY: y / scale, startScale: scale });
    this.#panzoom.zoom(scale, { animate: false });
    this.#panzoom.pan(x / scale, y / scale, { animate: false });
    this.#report();
  }

  #report(): void {
    const now = this.current;
    const { x, y, scale } = this.#reported ?? {};
    if (now.x === x && now.y === y && now.scale === scale) return;
    this.#reported = now;
    this.#options.onChange(now);
  }

  /** In pixels of the screen. */
  moveBy(dx: number, dy: number): void {
    const { x, y, scale } = this.current;
    this.set({ x: x + dx, y: y + dy, scale });
  }

  zoomIn(): void {
    this.#zoomAt(zoomStep, this.#svg.clientWidth / 2, this.#svg.clientHeight / 2);
  }

  zoomOut(): void {
    this.#zoomAt(1 / zoomStep, this.#svg.clientWidth / 2, this.#svg.clientHeight / 2);
  }

  /** The whole picture; a picture too large for its texts to be read starts at its upper left, unless all of it is asked for. */
  fit(width: number, height: number, whole: boolean): void {
    const { top } = this.#options;
    const [outerWidth, outerHeight] = [this.#svg.clientWidth, this.#svg.clientHeight - top];
    if (outerWidth <= 0 || outerHeight <= 0) return;
    const fitting = Math.min(1, outerWidth / width, outerHeight / height);
    const scale = Math.max(whole ? smallestScale : smallestFit, fitting);
    const x = Math.max(0, (outerWidth - width * scale) / 2);
    const y = top + Math.max(0, Math.min(outerHeight * 0.1, (outerHeight - height * scale) / 2));
    this.set({ x, y, scale });
  }

  /** Moves as little as is needed to see a rectangle of the picture. */
  bringIntoView({ x, y, width, height }: Rectangle): void {
    const margin = 16;
    const { x: tx, y: ty, scale: k } = this.current;
    const { top } = this.#options;
    const [left, upper] = [tx + x * k, ty + y * k];
    const dx = shift(left, left + width * k, margin, this.#svg.clientWidth - margin);
    const dy = shift(upper, upper + height * k, top + margin, this.#svg.clientHeight - margin);
    if (dx !== 0 || dy !== 0) this.moveBy(dx, dy);
  }

  /** Shows all of a rectangle of the picture, smaller if it must be and can still be read. */
  bringAllIntoView(rectangle: Rectangle): void {
    const margin = 32;
    const { top } = this.#options;
    const fitting = Math.min(
      (this.#svg.clientWidth - margin) / rectangle.width,
      (this.#svg.clientHeight - top - margin) / rectangle.height,
    );
    const { scale } = this.current;
    if (fitting < scale) {
      const next = Math.max(smallestFit, fitting);
      if (next < scale) this.#zoomAt(next / scale, this.#svg.clientWidth / 2, this.#svg.clientHeight / 2);
    }
    this.bringIntoView(rectangle);
  }

  #bind(): void {
    const svg = this.#svg;
    svg.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      this.#pressed = { x: event.clientX, y: event.clientY };
      this.#hasMoved = false;
      this.#panzoom.handleDown(event);
    });
    document.addEventListener('pointermove', event => {
      if (!this.#pressed) return;
      if (Math.hypot(event.clientX - this.#pressed.x, event.clientY - this.#pressed.y) > clickDistance) {
        this.#hasMoved = true;
        svg.classList.add('moving');
      }
      if (this.#hasMoved) this.#panzoom.handleMove(event);
    });
    for (const name of ['pointerup', 'pointercancel'] as const) {
      document.addEventListener(name, event => {
        this.#pressed = undefined;
        svg.classList.remove('moving');
        this.#panzoom.handleUp(event);
      });
    }
    // The wheel scrolls, as everywhere in the editor; with a modifier, or pinched, it zooms.
    svg.addEventListener(
      'wheel',
      event => {
        event.preventDefault();
        const unit = event.deltaMode === 1 ? 30 : 1;
        if (event.ctrlKey || event.metaKey || event.altKey) {
          const { left, top } = svg.getBoundingClientRect();
          const power = Math.max(-0.35, Math.min(0.35, (-event.deltaY * unit) / 200));
          this.#zoomAt(Math.exp(power), event.clientX - left, event.clientY - top);
        } else if (event.shiftKey) this.moveBy(-event.deltaY * unit, 0);
        else this.moveBy(-event.deltaX * unit, -event.deltaY * unit);
      },
      { passive: false },
    );
  }

  /** The point of the screen, from the upper left of the picture's area, stays where it is. */
  #zoomAt(factor: number, atX: number, atY: number): void {
    const { x, y, scale } = this.current;
    const next = Math.min(largestScale, Math.max(smallestScale, scale * factor));
    this.set({ x: atX - ((atX - x) * next) / scale, y: atY - ((atY - y) * next) / scale, scale: next });
  }
}

/** How far to move [start, end] so that it lies within [from, to]; its start wins where it does not fit. */
function shift(start: number, end: number, from: number, to: number): number {
  if (start < from) return from - start;
  if (end > to) return Math.max(to - end, from - start);
  return 0;
}
