/** What the lines and boxes of the picture mean. Drawn with the picture's own code, so that the two cannot differ. */
import type { NodeKind, NodeState, Verdict } from '../extension/core/graph/traffic-graph.ts';
import type { Text } from '../extension/core/l10n/message.ts';
import { iconPath } from '../extension/picture/icons.ts';
import { svg } from '../extension/picture/svg-node.ts';
import { button, element, svgElement } from './dom.ts';
import { kindTexts } from './names.ts';
import { type Say, texts } from './texts.ts';

interface Line {
  readonly text: Text;
  readonly kind?: 'select' | 'call';
  readonly verdict?: Verdict;
  readonly tls?: boolean;
  readonly mark?: string;
}

const lines: readonly Line[] = [
  { text: texts.lineOpen },
  { text: texts.lineSelect, kind: 'select' },
  { text: texts.lineTls, tls: true },
  { text: texts.lineCall, kind: 'call' },
  { text: texts.lineBroken, verdict: 'broken', mark: '✕' },
  { text: texts.lineUnknown, verdict: 'unknown', mark: '?' },
  { text: texts.lineBlocked, verdict: 'blocked', mark: '⊘' },
];

const boxes: readonly (readonly [NodeState, Text])[] = [
  ['ghost', texts.nodeGhost],
  ['unknown', texts.nodeUnknown],
];

const kinds: readonly NodeKind[] = [
  'outside',
  'in-cluster',
  'load-balancer',
  'node-port',
  'dns-name',
  'ingress',
  'rule',
  'service',
  'workload',
];

export function legend(say: Say, onClose: () => void): HTMLElement {
  return element(
    'section',
    { class: 'legend', 'aria-label': say(texts.legend) },
    element(
      'header',
      {},
      element('h2', {}, say(texts.legend)),
      button({ label: say(texts.close), icon: 'close', onClick: onClose }),
    ),
    element('ul', {}, ...lines.map(line => element('li', {}, lineSample(line), say(line.text)))),
    element('ul', {}, ...boxes.map(([state, text]) => element('li', {}, boxSample(state), say(text)))),
    element('ul', { class: 'kinds' }, ...kinds.map(kind => element('li', {}, kindImage(kind), say(kindTexts[kind])))),
  );
}

/** The icon of a kind of node, 20 by 20. */
export function kindImage(kind: NodeKind, state: NodeState = 'present'): SVGElement {
  return svgElement(
    svg(
      'svg',
      { class: 'traffic-path kind-image', viewBox: '0 0 20 20', 'aria-hidden': 'true' },
      svg('g', { class: `node ${kind} ${state}` }, svg('path', { class: 'icon', d: iconPath(kind) })),
    ),
  );
}

function lineSample({ kind, verdict, tls, mark }: Line): SVGElement {
  return svgElement(
    svg(
      'svg',
      { class: 'traffic-path sample', viewBox: '0 0 44 16', 'aria-hidden': 'true' },
      svg(
        'g',
        { class: ['edge', kind, verdict, tls ? 'tls' : undefined].filter(part => part).join(' ') },
        svg('path', { class: 'line', d: 'M1 8H40' }),
        svg('path', { class: 'head', d: 'M36 3.5L43 8L36 12.5z' }),
        mark !== undefined && svg('text', { class: 'mark', x: 21, y: 13 }, mark),
      ),
    ),
  );
}

function boxSample(state: NodeState): SVGElement {
  return svgElement(
    svg(
      'svg',
      { class: 'traffic-path sample', viewBox: '0 0 44 16', 'aria-hidden': 'true' },
      svg('g', { class: `node ${state}` }, svg('rect', { class: 'card', x: 2, y: 1.5, width: 40, height: 13, rx: 3 })),
    ),
  );
}
