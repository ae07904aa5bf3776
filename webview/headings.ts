/** Titles of the columns. They stay at the top while the picture moves below them. */
import type { Column } from '../extension/core/graph/traffic-graph.ts';
import type { Picture } from '../extension/picture/layout.ts';
import { textWidth } from '../extension/picture/text-width.ts';
import type { PanelViewport } from '../extension/protocol/panel-messages.ts';
import { svgElement } from './dom.ts';
import { columnTexts } from './names.ts';
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
    const ranks = new Map<number, { x: number; columns: Map<Column, number> }>();
    for (const { rank, x, width, node } of picture.nodes) {
      const entry = ranks.get(rank) ?? { x: x + width / 2, columns: new Map<Column, number>() };
      entry.columns.set(node.column, (entry.columns.get(node.column) ?? 0) + 1);
      ranks.set(rank, entry);
    }
    this.#headings = [...ranks]
      .sort(([a], [b]) => a - b)
      .map(([, { x, columns }]) => {
        const [column] = [...columns].sort((a, b) => b[1] - a[1])[0]!;
        const title = this.#say(columnTexts[column]);
        const text = svgElement({ tag: 'text', attributes: { class: 'heading', y: 17 }, children: [title] });
        return { text, x, width: textWidth(title, fontSize) + 12 };
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
