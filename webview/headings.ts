/** Titles of the columns. They stay at the top while the picture moves below them. */
import { titledColumns } from '../extension/picture/column-titles.ts';
import type { Picture } from '../extension/picture/layout.ts';
import { textWidth } from '../extension/picture/text-width.ts';
import type { PanelViewport } from '../extension/protocol/panel-messages.ts';
import { svgElement } from './dom.ts';
import type { Say } from './texts.ts';

const height = 26;
const fontSize = 11;

interface Heading {
  readonly text: SVGElement;
  readonly width: number;
  /** Middle of the column, in the picture. */
  readonly x: number;
}

export class Headings {
  readonly group: SVGElement;
  readonly #say: Say;
  readonly #ground: SVGElement;
  #headings: Heading[] = [];

  constructor(say: Say) {
    this.#say = say;
    this.#ground = svgElement({ tag: 'rect', attributes: { class: 'headings-ground', height }, children: [] });
    this.group = svgElement({ tag: 'g', attributes: { class: 'headings', 'aria-hidden': 'true' }, children: [] });
  }

  show(picture: Picture): void {
    this.#headings = titledColumns(picture).map(column => {
      const title = this.#say(column.title);
      const text = svgElement({ tag: 'text', attributes: { class: 'heading', y: 17 }, children: [title] });
      return { text, x: column.x + column.width / 2, width: textWidth(title, fontSize) + 12 };
    });
    this.group.replaceChildren(this.#ground, ...this.#headings.map(heading => heading.text));
  }

  /** Puts each title above its column; those without room are left out. */
  move({ x, scale }: PanelViewport, outerWidth: number): void {
    this.#ground.setAttribute('width', String(outerWidth));
    let free = Number.NEGATIVE_INFINITY;
    for (const heading of this.#headings) {
      const middle = x + heading.x * scale;
      const fits = middle - heading.width / 2 >= free;
      heading.text.setAttribute('x', String(Math.round(middle)));
      heading.text.setAttribute('visibility', fits ? 'visible' : 'hidden');
      if (fits) free = middle + heading.width / 2;
    }
  }
}
