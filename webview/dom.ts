/** Elements of the page. Text is always a text node; nothing is ever parsed as HTML. */
import type { SvgNode } from '../extension/picture/svg-node.ts';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | undefined | false;

/** An HTML element. `true` writes an attribute without a value, `false` and `undefined` leave it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== undefined && child !== false) parent.append(child);
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A drawn picture as live elements. */
export function svgElement(node: SvgNode): SVGElement {
  const made = document.createElementNS(svgNamespace, node.tag);
  for (const name in node.attributes) {
    const value = node.attributes[name];
    if (value !== undefined) made.setAttribute(name, typeof value === 'number' ? String(value) : value);
  }
  for (const child of node.children) made.append(typeof child === 'string' ? child : svgElement(child));
  return made;
}

/** A line drawing of 16 by 16 in the current colour. */
export function icon(path: string): SVGElement {
  return svgElement({
    tag: 'svg',
    attributes: { viewBox: '0 0 16 16', class: 'icon-image', 'aria-hidden': 'true', focusable: 'false' },
    children: [{ tag: 'path', attributes: { d: path }, children: [] }],
  });
}

export const icons = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3L14 14',
  filter: 'M2 3h12M4.5 8h7M7 13h2',
  legend: 'M2.5 4h3M8 4h6M2.5 8h3M8 8h6M2.5 12h3M8 12h6',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  close: 'M4 4l8 8M12 4l-8 8',
  goTo: 'M9 2.5h4.5V7M13.5 2.5L7 9M11 9v4.5H2.5V5H7',
  fix: 'M5.5 11.5h5M6.5 14h3M8 2a4 4 0 0 0-2.5 7.2v2.3h5V9.2A4 4 0 0 0 8 2',
  route:
    'M3.5 11a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6M5.3 12.8h4.2a2.4 2.4 0 0 0 0-4.8h-3a2.4 2.4 0 0 1 0-4.8h6.5M10.8 1l2.4 2.2l-2.4 2.2',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3',
  check: 'M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5 8.2l2.1 2.2L11 6',
  error: 'M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  warning: 'M8 2L14.5 13.5h-13zM8 6.2v3.6M8 11.6v.6',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M8 7.2v4M8 4.6v.6',
} as const;

export interface ButtonOptions {
  readonly label: string;
  readonly icon?: keyof typeof icons;
  /** Show the label, not only the icon. */
  readonly isLabelled?: boolean;
  readonly class?: string;
  readonly onClick: () => void;
}

export function button(options: ButtonOptions): HTMLButtonElement {
  const shown = options.isLabelled || options.icon === undefined;
  const made = element(
    'button',
    {
      type: 'button',
      class: ['button', options.class, shown ? 'labelled' : ''].filter(part => part).join(' '),
      title: shown ? undefined : options.label,
      'aria-label': shown ? undefined : options.label,
    },
    options.icon && icon(icons[options.icon]),
    shown && element('span', {}, options.label),
  );
  made.addEventListener('click', options.onClick);
  return made;
}
