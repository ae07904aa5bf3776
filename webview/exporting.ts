/** The picture as a file: SVG and Mermaid as text, PNG painted by the browser out of the SVG. */
import type { Locale } from '../extension/core/l10n/message.ts';
import type { Picture } from '../extension/picture/layout.ts';
import { toMermaid } from '../extension/picture/mermaid.ts';
import { standaloneSvg } from '../extension/picture/standalone.ts';
import type { PrintedGraph } from '../extension/protocol/graph.ts';
import type { ExportFormat } from '../extension/protocol/panel-messages.ts';

/** Pixels of a PNG for each one of the picture; less for pictures that would be larger than browsers can paint. */
const pngScale = 2;
const largestSide = 8192;

export async function exportPicture(
  format: ExportFormat,
  graph: PrintedGraph,
  picture: Picture,
  title: string,
  locale: Locale,
): Promise<string> {
  if (format === 'mermaid') return toMermaid(graph);
  const svg = standaloneSvg(picture, title, locale);
  return format === 'svg' ? svg : toPng(svg);
}

/** In base 64, of the size that the drawing gives itself: heading and legend belong to it. */
async function toPng(svg: string): Promise<string> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(pngScale, largestSide / width, largestSide / height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  } finally {
    URL.revokeObjectURL(url);
  }
}
