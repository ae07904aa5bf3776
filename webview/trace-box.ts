/** The row in which a request is typed: target, sender, method, history; and under it how the trace ends. */
import type { PrintedNode } from '../extension/protocol/graph.ts';
import type { TraceQuestion, TraceVerdict } from '../extension/protocol/trace.ts';
import { button, element, icon, icons, setAttributes } from './dom.ts';
import type { Say } from './texts.ts';
import { History } from './trace-history.ts';
import { traceTexts as texts } from './trace-texts.ts';

export interface TraceBoxEvents {
  onAsk(question: TraceQuestion): void;
  onCopy(question: TraceQuestion): void;
  /** Ends the trace; with nothing to end, leaves the box. */
  onEnd(): void;
}

/** The line under the row. */
export interface TraceOutcome {
  readonly verdict: TraceVerdict | 'refused' | 'running';
  readonly title: string;
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly onClick: () => void }[];
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const outcomeId = 'trace-outcome';

export class TraceBox {
  readonly root: HTMLElement;
  readonly history = new History();
  readonly #say: Say;
  readonly #events: TraceBoxEvents;
  readonly #target: HTMLInputElement;
  readonly #from: HTMLSelectElement;
  readonly #method: HTMLSelectElement;
  readonly #actions: HTMLElement;
  readonly #outcome = element('div', { class: 'trace-outcome', id: outcomeId, hidden: true });

  constructor(say: Say, events: TraceBoxEvents) {
    this.#say = say;
    this.#events = events;
    this.#target = element('input', {
      type: 'text',
      class: 'trace-target',
      placeholder: say(texts.placeholder),
      'aria-label': say(texts.target),
      title: say(texts.target),
      spellcheck: 'false',
      autocomplete: 'off',
      autocapitalize: 'off',
      dir: 'auto',
    });
    this.#from = element('select', {
      class: 'trace-from',
      'aria-label': say(texts.from),
      title: say(texts.from),
    });
    this.#method = element(
      'select',
      { class: 'trace-method', 'aria-label': say(texts.method), title: say(texts.method) },
      ...methods.map(method => element('option', { value: method }, method)),
    );
    this.#actions = element(
      'span',
      { class: 'trace-actions', hidden: true },
      button({ label: say(texts.copy), icon: 'copy', onClick: () => events.onCopy(this.question) }),
      button({ label: say(texts.clear), icon: 'close', onClick: () => events.onEnd() }),
    );
    const form = element(
      'form',
      { class: 'trace-form', 'aria-label': say(texts.box) },
      element('span', { class: 'trace-field' }, icon(icons.route), this.#target),
      this.#from,
      this.#method,
      element('button', { type: 'submit', class: 'button labelled primary' }, say(texts.run)),
      this.#actions,
    );
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    // Who changes a choice of a trace that is shown wants to see what it changes.
    for (const select of [this.#from, this.#method])
      select.addEventListener('change', () => {
        if (!this.#actions.hidden) this.#submit();
      });
    this.#target.addEventListener('input', () => this.history.rewind());
    this.#target.addEventListener('keydown', event => this.#keyDown(event));
    this.root = element('div', { class: 'trace', hidden: true }, form, this.#outcome);
    this.showSenders([]);
  }

  get question(): TraceQuestion {
    const [target, from, method] = [this.#target.value.trim(), this.#from.value, this.#method.value];
    return { target, ...(from !== '' && { from }), ...(method !== 'GET' && { method }) };
  }

  set question({ target, from = '', method = 'GET' }: TraceQuestion) {
    this.#target.value = target;
    if (![...this.#from.options].some(option => option.value === from)) this.#from.append(this.#sender(from, from));
    this.#from.value = from;
    if (!methods.includes(method)) this.#method.append(element('option', { value: method }, method));
    this.#method.value = method;
  }

  /** The workloads of the picture as senders; what is chosen stays chosen. */
  showSenders(nodes: readonly PrintedNode[]): void {
    const chosen = this.#from.value;
    const workloads = nodes.filter(node => node.kind === 'workload' && !node.id.includes('@'));
    const isOneNamespace = new Set(workloads.map(node => node.namespace)).size < 2;
    const names = workloads.map((node): readonly [string, string] => [
      node.id,
      isOneNamespace ? node.name : `${node.namespace}/${node.name}`,
    ]);
    names.sort(([, a], [, b]) => (a < b ? -1 : 1));
    this.#from.replaceChildren(
      element('option', { value: '' }, this.#say(texts.fromAnywhere)),
      element('option', { value: 'client' }, this.#say(texts.fromOutside)),
      ...names.map(([id, name]) => this.#sender(id, name)),
    );
    if (chosen !== '' && chosen !== 'client' && !names.some(([id]) => id === chosen))
      this.#from.append(this.#sender(chosen, chosen));
    this.#from.value = chosen;
  }

  /** `undefined`: nothing is traced. */
  show(outcome: TraceOutcome | undefined): void {
    const isRefused = outcome?.verdict === 'refused';
    setAttributes(this.#target, {
      'aria-invalid': isRefused && 'true',
      'aria-describedby': outcome && outcomeId,
    });
    this.#actions.hidden = outcome === undefined;
    this.#outcome.hidden = outcome === undefined;
    if (!outcome) return;
    const { verdict, title, text, actions } = outcome;
    this.#outcome.className = `trace-outcome ${levels[verdict]}`;
    this.#outcome.replaceChildren(
      icon(icons[symbols[levels[verdict]]]),
      element(
        'p',
        {},
        title !== '' && element('strong', {}, title),
        text !== '' && element('span', { dir: 'auto' }, text),
      ),
      ...actions.map(action => button({ ...action, class: 'link' })),
    );
  }

  focus(): void {
    this.#target.focus();
    this.#target.select();
  }

  #sender(id: string, name: string): HTMLOptionElement {
    return element('option', { value: id }, this.#say(texts.fromWorkload, { name }));
  }

  #submit(): void {
    const { question } = this;
    if (question.target !== '') this.#events.onAsk(question);
    else this.#target.focus();
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const question = this.history.step(event.key === 'ArrowUp' ? -1 : 1, this.question);
      if (question) {
        this.question = question;
        this.#target.setSelectionRange(question.target.length, question.target.length);
      }
    } else if (event.key === 'Escape') this.#events.onEnd();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

type Level = 'good' | 'bad' | 'neutral';

const levels: Readonly<Record<TraceOutcome['verdict'], Level>> = {
  delivered: 'good',
  redirected: 'neutral',
  answered: 'bad',
  rejected: 'bad',
  blocked: 'bad',
  unreachable: 'bad',
  refused: 'bad',
  unknown: 'neutral',
  running: 'neutral',
};

const symbols: Readonly<Record<Level, keyof typeof icons>> = { good: 'check', bad: 'error', neutral: 'info' };
