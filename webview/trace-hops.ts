/** The hops of a traced request beside the picture: what is decided at each, where it is written, what loses, and why it stops. */
import type { NodeKind } from '../extension/core/graph/traffic-graph.ts';
import type { OfferedFix } from '../extension/protocol/panel-messages.ts';
import type { TracedHop, TracedPath } from '../extension/protocol/trace.ts';
import { positionOf } from './details.ts';
import { button, element, icon, icons } from './dom.ts';
import { kindImage } from './legend.ts';
import type { Say } from './texts.ts';
import { hopTexts, traceTexts as texts, undecided } from './trace-texts.ts';

export interface TraceHopsEvents {
  /** A hop was clicked; `double-click` also stands for the Enter key. */
  onHop(hop: TracedHop, by: 'click' | 'double-click'): void;
  /** A hop is pointed at or has the focus. */
  onPoint(hop: TracedHop | undefined): void;
  onFix(fix: OfferedFix): void;
}

export class TraceHops {
  readonly root: HTMLElement;
  readonly #say: Say;
  readonly #events: TraceHopsEvents;

  constructor(say: Say, events: TraceHopsEvents) {
    this.#say = say;
    this.#events = events;
    this.root = element('aside', { class: 'hops', 'aria-label': say(texts.hops), hidden: true });
    this.root.addEventListener('keydown', event => this.#keyDown(event));
  }

  show(path: TracedPath | undefined, fixes: readonly OfferedFix[]): void {
    const before = this.#buttons.indexOf(document.activeElement as HTMLButtonElement);
    const open = new Set([...this.root.querySelectorAll('details')].flatMap((details, i) => (details.open ? [i] : [])));
    const { scrollTop } = this.root;
    this.root.hidden = path === undefined;
    const items = (path?.hops ?? []).map((hop, i, hops) => this.#item(hop, hops[i - 1], path!, fixes));
    this.root.replaceChildren(element('ol', {}, ...items));
    // The same trace after a change of the manifests: what was unfolded and looked at stays so.
    this.root.querySelectorAll('details').forEach((details, i) => {
      details.open = open.has(i);
    });
    this.root.scrollTop = scrollTop;
    if (before >= 0) this.#buttons[Math.min(before, this.#buttons.length - 1)]?.focus();
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.root.querySelectorAll<HTMLButtonElement>('.hop')];
  }

  #item(hop: TracedHop, before: TracedHop | undefined, path: TracedPath, fixes: readonly OfferedFix[]): HTMLElement {
    const isFailure = hop.kind === 'failure';
    const isUndecided = isFailure && path.verdict === 'unknown';
    const { alternatives } = hop;
    const count = alternatives.length;
    return element(
      'li',
      { class: ['hop-item', isFailure && (isUndecided ? 'undecided' : 'failure')].filter(part => part).join(' ') },
      this.#hopButton(hop, before, isUndecided),
      isFailure && this.#cause(hop, fixes),
      count > 0 &&
        element(
          'details',
          { class: 'alternatives' },
          element('summary', {}, count === 1 ? this.#say(texts.oneLost) : this.#say(texts.lost, { count })),
          element('ul', {}, ...alternatives.map(other => element('li', {}, this.#hopButton(other, hop, false)))),
        ),
    );
  }

  #hopButton(hop: TracedHop, before: TracedHop | undefined, isUndecided: boolean): HTMLElement {
    const { kind, detail, object, location } = hop;
    const name = object?.replace(/@.*$/, '').replace('/', ' ');
    const title = this.#say(isUndecided ? undecided : hopTexts[kind]);
    const made = element(
      'button',
      { type: 'button', class: `hop ${kind}`, 'aria-disabled': location || hop.node ? undefined : 'true' },
      kind === 'alternative' ? undefined : element('span', { class: 'hop-icon' }, imageOf(hop, isUndecided)),
      element(
        'span',
        { class: 'hop-text' },
        kind !== 'alternative' &&
          element(
            'span',
            { class: 'hop-title' },
            element('strong', {}, title),
            name !== undefined && object !== before?.object && element('span', { class: 'soft', dir: 'auto' }, name),
          ),
        element('span', { class: 'hop-detail', dir: 'auto' }, detail),
        location && element('span', { class: 'hop-place soft' }, placeOf(location)),
      ),
    );
    const { onHop, onPoint } = this.#events;
    made.addEventListener('click', () => onHop(hop, 'click'));
    made.addEventListener('dblclick', () => onHop(hop, 'double-click'));
    made.addEventListener('focus', () => onPoint(hop));
    made.addEventListener('pointerenter', () => onPoint(hop));
    made.addEventListener('pointerleave', () => onPoint(undefined));
    made.addEventListener('blur', () => onPoint(undefined));
    made.addEventListener('keydown', event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      onHop(hop, 'double-click');
    });
    return made;
  }

  /** The rule that reports why it stops, what happens on the wire, and the quick fixes. */
  #cause({ rule, docs, finding }: TracedHop, fixes: readonly OfferedFix[]): HTMLElement | undefined {
    if (rule === undefined) return undefined;
    const own = finding ? fixes.filter(fix => fix.rule === rule && fix.at === positionOf(finding)) : [];
    return element(
      'div',
      { class: 'cause' },
      finding && element('p', { class: 'soft' }, finding.why),
      element('p', {}, element('a', { href: docs }, rule)),
      ...own.map(fix =>
        button({ label: fix.title, icon: 'fix', isLabelled: true, onClick: () => this.#events.onFix(fix) }),
      ),
    );
  }

  #keyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = this.#buttons.filter(one => one.offsetParent !== null);
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    buttons[at + by]?.focus();
  }
}

/** `web.yaml:12`. */
function placeOf({ uri, range }: NonNullable<TracedHop['location']>): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return `${decoded(name)}:${range.start.line + 1}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function imageOf({ kind, object }: TracedHop, isUndecided: boolean): SVGElement {
  if (kind === 'failure') return icon(icons[isUndecided ? 'info' : 'error']);
  if (kind === 'filter') return icon(icons.filter);
  return kindImage(nodeKindOf(kind, object));
}

function nodeKindOf(kind: TracedHop['kind'], object = ''): NodeKind {
  switch (kind) {
    case 'client':
      return 'outside';
    case 'dns':
      return 'dns-name';
    case 'rule':
    case 'service':
      return kind;
    case 'workload':
      return object.startsWith('Endpoint') ? 'endpoints' : kind;
    case 'outside':
      return 'external-name';
    default:
      return object.startsWith('Ingress/') ? 'ingress' : object.startsWith('Service/') ? 'service' : 'gateway';
  }
}
