/** The filter: kinds of nodes, a namespace, problems only. */
import type { NodeKind } from '../extension/core/graph/traffic-graph.ts';
import type { PrintedGraph } from '../extension/protocol/graph.ts';
import type { PanelFilters } from '../extension/protocol/panel-messages.ts';
import { button, element, icon, icons } from './dom.ts';
import { isFiltering, noFilters } from './filter.ts';
import { kindTexts } from './names.ts';
import { type Say, texts } from './texts.ts';

export class FilterMenu {
  readonly root: HTMLDetailsElement;
  readonly #say: Say;
  readonly #onChange: (filters: PanelFilters) => void;
  readonly #label = element('span');
  readonly #menu = element('div', { class: 'menu' });
  #filters: PanelFilters = noFilters;
  #content = '';

  constructor(say: Say, onChange: (filters: PanelFilters) => void) {
    this.#say = say;
    this.#onChange = onChange;
    this.root = element(
      'details',
      { class: 'filter' },
      element('summary', { class: 'button labelled' }, icon(icons.filter), this.#label),
      this.#menu,
    );
    this.root.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !this.root.open) return;
      this.root.open = false;
      this.root.querySelector('summary')?.focus();
      event.stopPropagation();
    });
    document.addEventListener('pointerdown', event => {
      if (!this.root.contains(event.target as Node)) this.root.open = false;
    });
  }

  show(graph: PrintedGraph, filters: PanelFilters, hidden: number): void {
    this.#filters = filters;
    const say = this.#say;
    this.#label.textContent = isFiltering(filters) ? say(texts.filterOn, { hidden }) : say(texts.filter);
    this.root.classList.toggle('is-on', isFiltering(filters));
    const kinds = [...new Set([...graph.nodes.map(node => node.kind), ...(filters.hiddenKinds as NodeKind[])])];
    const namespaces = [...new Set(graph.nodes.flatMap(node => node.namespace ?? []))].sort();
    // Made again only when there is something else to choose from: the focus stays where it is.
    const content = JSON.stringify([kinds, namespaces, filters]);
    if (content === this.#content) return;
    this.#content = content;
    const focused = document.activeElement?.id;
    this.#menu.replaceChildren(
      this.#checkbox('filter-problems', say(texts.onlyProblems), filters.onlyProblems, onlyProblems => ({
        ...this.#filters,
        onlyProblems,
      })),
      this.#namespaces(namespaces),
      element(
        'fieldset',
        {},
        element('legend', {}, say(texts.filterKinds)),
        ...kinds.map(kind =>
          this.#checkbox(`filter-${kind}`, say(kindTexts[kind]), !filters.hiddenKinds.includes(kind), isShown => ({
            ...this.#filters,
            hiddenKinds: isShown
              ? this.#filters.hiddenKinds.filter(hidden => hidden !== kind)
              : [...this.#filters.hiddenKinds, kind],
          })),
        ),
      ),
      button({ label: say(texts.clearFilters), onClick: () => this.#onChange(noFilters) }),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #checkbox(
    id: string,
    label: string,
    isChecked: boolean,
    change: (isChecked: boolean) => PanelFilters,
  ): HTMLLabelElement {
    const input = element('input', { type: 'checkbox', id, checked: isChecked });
    input.addEventListener('change', () => this.#onChange(change(input.checked)));
    return element('label', { class: 'choice' }, input, label);
  }

  #namespaces(namespaces: readonly string[]): HTMLLabelElement {
    const input = element(
      'select',
      { id: 'filter-namespace' },
      element('option', { value: '' }, this.#say(texts.allNamespaces)),
      ...namespaces.map(name => element('option', { value: name }, name)),
    );
    input.value = namespaces.includes(this.#filters.namespace) ? this.#filters.namespace : '';
    input.addEventListener('change', () => this.#onChange({ ...this.#filters, namespace: input.value }));
    return element('label', { class: 'choice' }, this.#say(texts.filterNamespace), input);
  }
}
