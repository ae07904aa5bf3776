/** A picture as a file of its own: SVG with its styles, light and dark by what the reader prefers. */
import type { Locale } from '../core/l10n/message.ts';
import { titledColumns } from './column-titles.ts';
import { draw } from './draw.ts';
import type { Picture } from './layout.ts';
import { detailSize, labelSize, titleSize } from './layout-input.ts';
import { drawLegend } from './legend.ts';
import { type SvgNode, serialize, svg } from './svg-node.ts';
import { fitText } from './text-width.ts';

const headingSize = 16;

const styles = `
.traffic-path{--ground:#ffffff;--card:#ffffff;--ink:#1f2328;--soft:#59636e;--line:#8c959f;--border:#d1d9e0;--accent:#0969da;--error:#cf222e;--warning:#9a6700;--call:#8250df;
font-family:system-ui,-apple-system,Segoe UI,Noto Sans,Noto Sans CJK KR,Apple SD Gothic Neo,Malgun Gothic,Helvetica,Arial,sans-serif}
@media (prefers-color-scheme:dark){.traffic-path{--ground:#0d1117;--card:#161b22;--ink:#e6edf3;--soft:#9198a1;--line:#6e7681;--border:#3d444d;--accent:#58a6ff;--error:#f85149;--warning:#d29922;--call:#bc8cff}}
.ground{fill:var(--ground)}
.card{fill:var(--card);stroke:var(--border);stroke-width:1.2}
.icon{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.heading{fill:var(--ink);font-size:${headingSize}px;font-weight:600}
.column{fill:var(--soft);font-size:${detailSize}px;font-weight:600;text-anchor:middle}
.name{fill:var(--ink);font-size:${titleSize}px;font-weight:600}
.detail{fill:var(--soft);font-size:${detailSize}px}
.line{fill:none;stroke:var(--line);stroke-width:1.4}
.head{fill:var(--line)}
.edge.select .line{stroke-dasharray:6 4}
.edge.call .line{stroke:var(--call)}.edge.call .head{fill:var(--call)}
.edge.tls .line{stroke:var(--accent);stroke-width:2}.edge.tls .head{fill:var(--accent)}
.edge.broken .line{stroke:var(--error);stroke-width:2}.edge.broken .head,.mark{fill:var(--error)}
.edge.unknown .line{stroke-dasharray:1.5 4;stroke-linecap:round}.edge.unknown .mark{fill:var(--soft)}
.mark{font-size:14px;font-weight:700;text-anchor:middle}
.label rect{fill:var(--ground)}
.label text{fill:var(--soft);font-size:${labelSize}px;text-anchor:middle}
.label.broken text{fill:var(--error)}
.node.ghost .card{stroke:var(--error);stroke-dasharray:5 4;stroke-width:1.6}.node.ghost .icon{stroke:var(--error)}
.node.unknown .card{stroke:var(--line);stroke-dasharray:1.5 4;stroke-linecap:round;stroke-width:1.6}
.badge rect{fill:var(--error)}.badge.warning rect{fill:var(--warning)}.badge.unknown rect{fill:var(--soft)}
.badge text{fill:var(--ground);font-size:${labelSize}px;font-weight:700;text-anchor:middle}
`;

const margin = 24;
const [headingHeight, columnTitleHeight] = [46, 28];
const narrowest = 360;

/** The whole SVG document: a heading, the picture, and what its lines mean. `title` names it for screen readers, too. */
export function standaloneSvg(picture: Picture, title: string, locale: Locale = 'en'): string {
  const width = Math.ceil(Math.max(narrowest, picture.width));
  const legend = drawLegend(picture, width - 2 * margin, locale);
  const top = (title === '' ? 12 : headingHeight) + columnTitleHeight - margin;
  const bottom = top + Math.ceil(picture.height);
  const height = bottom + (legend.height > 0 ? legend.height + margin / 2 : 0);
  const document = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'traffic-path',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
    },
    svg('title', {}, title),
    svg('style', {}, styles.trim()),
    svg('rect', { class: 'ground', width, height }),
    title !== '' &&
      svg('text', { class: 'heading', x: margin, y: 34 }, fitText(title, headingSize, width - 2 * margin)),
    svg('g', { transform: `translate(0 ${top})` }, ...drawColumnTitles(picture, locale), draw(picture)),
    svg('g', { transform: `translate(${margin} ${bottom})` }, legend.drawn),
  );
  return `${serialize(document)}\n`;
}

/** Titles above the columns, in the picture's own coordinates; one at the middle of each. */
function drawColumnTitles(picture: Picture, locale: Locale): SvgNode[] {
  return titledColumns(picture).map(({ title, x, width }) =>
    svg('text', { class: 'column', x: x + width / 2, y: margin - 12 }, title[locale]),
  );
}
