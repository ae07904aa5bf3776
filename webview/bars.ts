/** Lines between toolbar and picture: an out-of-date picture, nodes that are not shown, a server that does not answer. */
import { button, element } from './dom.ts';
import { type Say, texts } from './texts.ts';

export interface BarsContent {
  /** The picture is older than this many syntax errors. */
  readonly staleErrors: number;
  /** Syntax errors in the files of the picture that is shown. */
  readonly syntaxErrors: number;
  readonly shown: number;
  readonly total: number;
  readonly isUnlimited: boolean;
  /** So many nodes are shown without being asked for. */
  readonly limit: number;
  readonly failure: string | undefined;
}

export interface BarsEvents {
  onProblems(): void;
  onUnlimited(isUnlimited: boolean): void;
}

export class Bars {
  readonly root = element('div', { class: 'bars' });
  readonly #say: Say;
  readonly #events: BarsEvents;
  #content = '';

  constructor(say: Say, events: BarsEvents) {
    this.#say = say;
    this.#events = events;
  }

  show(content: BarsContent): void {
    const key = JSON.stringify(content);
    if (key === this.#content) return;
    this.#content = key;
    this.root.replaceChildren(...this.#bars(content));
  }

  *#bars({
    staleErrors,
    syntaxErrors,
    shown,
    total,
    isUnlimited,
    limit,
    failure,
  }: BarsContent): Generator<HTMLElement> {
    const say = this.#say;
    const problems = { label: say(texts.showProblems), onClick: () => this.#events.onProblems() };
    if (failure !== undefined) yield this.#bar('error', say(texts.failed, { reason: failure }));
    if (staleErrors === 1) yield this.#bar('warning', say(texts.staleOne), problems);
    else if (staleErrors > 1) yield this.#bar('warning', say(texts.stale, { count: staleErrors }), problems);
    else if (syntaxErrors > 0) yield this.#bar('warning', say(texts.incomplete, { count: syntaxErrors }), problems);
    if (shown < total) {
      yield this.#bar('info', say(texts.limited, { shown, total }), {
        label: say(texts.showHidden, { hidden: total - shown }),
        onClick: () => this.#events.onUnlimited(true),
      });
    } else if (isUnlimited && total > limit) {
      yield this.#bar('info', say(texts.limited, { shown, total }), {
        label: say(texts.showFewer),
        onClick: () => this.#events.onUnlimited(false),
      });
    }
  }

  #bar(level: string, text: string, action?: { label: string; onClick: () => void }): HTMLElement {
    return element(
      'div',
      { class: `bar ${level}`, role: 'status' },
      element('span', {}, text),
      action && button({ ...action, class: 'link' }),
    );
  }
}
