/** Drawn elements as data, to be written as text by the command line and made into DOM nodes by the panel. Text is always text. */

export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly (SvgNode | string)[];
}

export function svg(
  tag: string,
  attributes: SvgNode['attributes'],
  ...children: readonly (SvgNode | string | undefined | false)[]
): SvgNode {
  return { tag, attributes, children: children.filter((c): c is SvgNode | string => c !== undefined && c !== false) };
}

/** The element as SVG text. Everything from a manifest is escaped here, and nowhere else. */
export function serialize(node: SvgNode): string {
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeText(typeof value === 'number' ? round(value) : value!)}"`)
    .join('');
  if (node.children.length === 0) return `<${node.tag}${attributes}/>`;
  const children = node.children
    .map(child => (typeof child === 'string' ? escapeText(child) : serialize(child)))
    .join('');
  return `<${node.tag}${attributes}>${children}</${node.tag}>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Characters that XML forbids are dropped, those with a meaning are written as entities. */
function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
