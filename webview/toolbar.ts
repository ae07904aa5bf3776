/** The row above the picture: what is shown, finding, filtering, legend and zoom. */
import type { PrintedGraph, Scope } from '../extension/protocol/graph.ts';
import type { PanelFilters } from '../extension/protocol/panel-messages.ts';
import { button, element, icon, icons } from './dom.ts';
import { FilterMenu } from './filter-menu.ts';
import { type Say, texts } from './texts.ts';

export interface ToolbarEvents {
  onScope(scope: Scope): void;
  onClearFocus(): void;
  onSearch(text: string): void;
  onNextMatch(backwards: boolean): void;
  onLeaveSearch(): void;
  onFilters(filters: PanelFilters): void;
  onLegend(): void;
  onZoomIn(): void;
  onZoomOut(): void;
  onFit(): void;
}

const scopes: readonly (readonly [Scope, (typeof texts)[keyof typeof texts]])[] = [
  ['component', texts.scopeComponent],
  ['file', texts.scopeFile],
  ['namespace', texts.scopeNamespace],
  ['workspace', texts.scopeWorkspace],
];

export class Toolbar {
  readonly root: HTMLElement;
  readonly filterMenu: FilterMenu;
  readonly #say: Say;
  readonly #scope: HTMLSelectElement;
  readonly #search: HTMLInputElement;
  readonly #matches: HTMLElement;
  readonly #legend: HTMLButtonElement;

  constructor(say: Say, events: ToolbarEvents) {
    this.#say = say;
    this.#scope = element('select', { class: 'scope', 'aria-label': say(texts.scope), title: say(texts.scope) });
    this.#scope.addEventListener('change', () => {
      if (this.#scope.value !== 'focus') events.onScope(this.#scope.value as Scope);
    });
    this.#search = element('input', {
      type: 'search',
      class: 'search',
      placeholder: say(texts.search),
      'aria-label': say(texts.search),
      spellcheck: 'false',
      dir: 'auto',
    });
    this.#search.addEventListener('input', () => events.onSearch(this.#search.value));
    this.#search.addEventListener('keydown', event => {
      if (event.key === 'Enter') events.onNextMatch(event.shiftKey);
      else if (event.key === 'Escape') {
        this.#search.value = '';
        events.onSearch('');
        events.onLeaveSearch();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.#matches = element('span', { class: 'matches', 'aria-live': 'polite' });
    this.filterMenu = new FilterMenu(say, filters => events.onFilters(filters));
    this.#legend = button({ label: say(texts.legend), icon: 'legend', onClick: () => events.onLegend() });
    this.root = element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': say(texts.toolbar) },
      this.#scope,
      element('span', { class: 'search-box' }, icon(icons.search), this.#search, this.#matches),
      this.filterMenu.root,
      element('span', { class: 'space' }),
      this.#legend,
      element(
        'span',
        { class: 'zoom' },
        button({ label: say(texts.zoomOut), icon: 'minus', onClick: () => events.onZoomOut() }),
        button({ label: say(texts.fit), icon: 'fit', onClick: () => events.onFit() }),
        button({ label: say(texts.zoomIn), icon: 'plus', onClick: () => events.onZoomIn() }),
      ),
    );
  }

  showScope(scope: Scope, focus: string | undefined): void {
    const options = scopes.map(([value, text]) => element('option', { value }, this.#say(text)));
    if (focus !== undefined) {
      const name = focus.split('/').at(-1)!;
      options.unshift(element('option', { value: 'focus' }, this.#say(texts.scopeFocus, { name })));
    }
    this.#scope.replaceChildren(...options);
    this.#scope.value = focus === undefined ? scope : 'focus';
  }

  showGraph(graph: PrintedGraph, filters: PanelFilters, hidden: number): void {
    this.filterMenu.show(graph, filters, hidden);
  }

  showMatches(count: number | undefined, total: number): void {
    this.#matches.textContent = count === undefined ? '' : this.#say(texts.matches, { count, total });
  }

  showLegend(isOpen: boolean): void {
    this.#legend.setAttribute('aria-pressed', String(isOpen));
  }

  set searchText(text: string) {
    this.#search.value = text;
  }

  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }
}
