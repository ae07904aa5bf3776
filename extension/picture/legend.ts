/** What the lines and boxes of a picture mean, drawn below it in a file of its own. Only what the picture shows is explained. */
import type { Locale, Text } from '../core/l10n/message.ts';
import { worstOf } from './draw.ts';
import type { Picture, PlacedEdge } from './layout.ts';
import { detailSize } from './layout-input.ts';
import { type SvgNode, svg } from './svg-node.ts';
import { textWidth } from './text-width.ts';

interface Entry {
  /** Classes of the sample, as the picture's own lines and boxes have them. */
  readonly classes: string;
  readonly sample: 'line' | 'box';
  readonly mark?: string;
  readonly text: Text;
  readonly isShown: (picture: Picture) => boolean;
}

const anEdge =
  (test: (placed: PlacedEdge) => boolean) =>
  ({ edges }: Picture) =>
    edges.some(test);
const withVerdict = (verdict: string) => anEdge(({ edge }) => worstOf(edge.edges.map(e => e.verdict)) === verdict);
const ofKind = (kind: string) => anEdge(({ edge }) => edge.edges[0]!.kind === kind);

const entries: readonly Entry[] = [
  {
    classes: 'edge',
    sample: 'line',
    text: { en: 'leads to', ko: '연결' },
    isShown: anEdge(({ edge }) => edge.edges[0]!.kind !== 'select' && edge.edges[0]!.kind !== 'call'),
  },
  {
    classes: 'edge tls',
    sample: 'line',
    text: { en: 'TLS', ko: 'TLS' },
    isShown: anEdge(({ edge }) => edge.edges.some(e => e.tls)),
  },
  {
    classes: 'edge select',
    sample: 'line',
    text: { en: 'selects pods', ko: '파드 선택' },
    isShown: ofKind('select'),
  },
  {
    classes: 'edge call',
    sample: 'line',
    text: { en: 'is told to call', ko: '호출하도록 설정됨' },
    isShown: ofKind('call'),
  },
  {
    classes: 'edge broken',
    sample: 'line',
    mark: '✕',
    text: { en: 'traffic fails here', ko: '트래픽 실패' },
    isShown: withVerdict('broken'),
  },
  {
    classes: 'edge blocked',
    sample: 'line',
    mark: '⊘',
    text: { en: 'denied by a policy', ko: '정책이 거부' },
    isShown: withVerdict('blocked'),
  },
  {
    classes: 'edge unknown',
    sample: 'line',
    mark: '?',
    text: { en: 'cannot be told', ko: '알 수 없음' },
    isShown: withVerdict('unknown'),
  },
  {
    classes: 'node ghost',
    sample: 'box',
    text: { en: 'missing', ko: '없음' },
    isShown: ({ nodes }) => nodes.some(({ node }) => node.state === 'ghost'),
  },
  {
    classes: 'node unknown',
    sample: 'box',
    text: { en: 'not in these manifests', ko: '매니페스트에 없음' },
    isShown: ({ nodes }) => nodes.some(({ node }) => node.state === 'unknown'),
  },
];

const sampleWidth = 36;
const [gap, rowHeight] = [22, 22];

/** The legend in rows of at most `width`; its own height, 0 where there is nothing to explain. */
export function drawLegend(picture: Picture, width: number, locale: Locale): { drawn: SvgNode; height: number } {
  let [x, y] = [0, 0];
  const items: SvgNode[] = [];
  for (const entry of entries.filter(candidate => candidate.isShown(picture))) {
    const text = entry.text[locale];
    const itemWidth = sampleWidth + 8 + textWidth(text, detailSize);
    if (x > 0 && x + itemWidth > width) [x, y] = [0, y + rowHeight];
    items.push(
      svg(
        'g',
        { transform: `translate(${Math.round(x)} ${y})` },
        entry.sample === 'line' ? lineSample(entry) : boxSample(entry),
        svg('text', { class: 'detail', x: sampleWidth + 8, y: 12 }, text),
      ),
    );
    x += itemWidth + gap;
  }
  return { drawn: svg('g', { class: 'legend' }, ...items), height: items.length === 0 ? 0 : y + rowHeight };
}

function lineSample({ classes, mark }: Entry): SvgNode {
  return svg(
    'g',
    { class: classes },
    svg('path', { class: 'line', d: `M0 8H${sampleWidth - 2}` }),
    svg('path', { class: 'head', d: `M${sampleWidth - 8} 3.5L${sampleWidth - 1} 8L${sampleWidth - 8} 12.5z` }),
    mark !== undefined && svg('text', { class: 'mark', x: sampleWidth / 2 - 4, y: 12.5 }, mark),
  );
}

function boxSample({ classes }: Entry): SvgNode {
  return svg(
    'g',
    { class: classes },
    svg('rect', { class: 'card', x: 1, y: 1, width: sampleWidth - 2, height: 14, rx: 4 }),
  );
}
