/** The pane beside the picture: what the selected node is, what is wrong with it, what happens there, and where it is written. */
import type { NodeDetails, NodeFinding, PrintedEdge, PrintedGraph, PrintedNode } from '../extension/protocol/graph.ts';
import type { OfferedFix } from '../extension/protocol/panel-messages.ts';
import { button, element, icon, icons } from './dom.ts';
import { kindImage } from './legend.ts';
import { kindOf } from './names.ts';
import { type Say, texts } from './texts.ts';

export interface DetailsContent {
  readonly details: NodeDetails;
  readonly placeNames: readonly string[];
  readonly fixes: readonly OfferedFix[];
}

export interface DetailsEvents {
  onClose(): void;
  onSelect(id: string): void;
  onPlace(index: number): void;
  onFix(fix: OfferedFix): void;
}

export class DetailsPane {
  readonly root: HTMLElement;
  readonly #say: Say;
  readonly #events: DetailsEvents;

  constructor(say: Say, events: DetailsEvents) {
    this.#say = say;
    this.#events = events;
    this.root = element('aside', { class: 'details', 'aria-label': say(texts.details), hidden: true });
  }

  hide(): void {
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  /** `content` follows when the server has answered; until then there is what the picture itself knows. */
  show(node: PrintedNode, graph: PrintedGraph, content: DetailsContent | undefined): void {
    const say = this.#say;
    const { scrollTop } = this.root;
    this.root.hidden = false;
    this.root.replaceChildren(
      element(
        'header',
        {},
        kindImage(node.kind, node.state),
        element(
          'div',
          { class: 'title' },
          element('h2', { dir: 'auto' }, node.name),
          element('p', { class: 'soft' }, this.#subtitle(node)),
        ),
        button({ label: say(texts.close), icon: 'close', onClick: () => this.#events.onClose() }),
      ),
      ...this.#problems(node, graph, content),
      ...this.#section(
        texts.whatHappens,
        node.explanation.map(text => element('p', {}, text)),
      ),
      ...this.#connections(node, graph, 'from'),
      ...this.#connections(node, graph, 'to'),
      ...this.#places(content),
    );
    this.root.scrollTop = scrollTop;
  }

  #subtitle(node: PrintedNode): string {
    const parts = [kindOf(node, this.#say), node.detail];
    if (node.namespace !== undefined) parts.push(this.#say(texts.inNamespace, { namespace: node.namespace }));
    return parts.filter(part => part !== '').join(' · ');
  }

  #section(title: (typeof texts)[keyof typeof texts], content: readonly HTMLElement[]): HTMLElement[] {
    if (content.length === 0) return [];
    return [element('section', {}, element('h3', {}, this.#say(title)), ...content)];
  }

  #problems(node: PrintedNode, graph: PrintedGraph, content: DetailsContent | undefined): HTMLElement[] {
    const findings = content?.details.findings ?? [];
    const told = new Set(findings.map(finding => finding.rule));
    const evidence = graph.edges
      .filter(edge => (edge.from === node.id || edge.to === node.id) && edge.verdict !== 'open')
      .flatMap(edge => edge.evidence.map(({ message, rule }) => ({ message, rule, verdict: edge.verdict })))
      .filter(({ rule }) => rule === undefined || !told.has(rule));
    const seen = new Set<string>();
    return this.#section(texts.problems, [
      ...findings.map(finding => this.#finding(finding, content?.fixes ?? [])),
      ...evidence.flatMap(({ message, verdict }) => {
        if (seen.has(message)) return [];
        seen.add(message);
        const level = verdict === 'unknown' ? 'info' : 'error';
        return [element('div', { class: `finding ${level}` }, icon(icons[level]), element('p', {}, message))];
      }),
    ]);
  }

  #finding(finding: NodeFinding, fixes: readonly OfferedFix[]): HTMLElement {
    const level = finding.severity === 'hint' ? 'info' : finding.severity;
    const own = fixes.filter(fix => fix.rule === finding.rule && fix.at === positionOf(finding));
    return element(
      'div',
      { class: `finding ${level}` },
      icon(icons[level]),
      element(
        'div',
        {},
        element('p', {}, finding.message),
        element('p', { class: 'soft' }, finding.why),
        element('p', {}, element('a', { href: finding.docs }, finding.rule)),
        ...own.map(fix =>
          button({ label: fix.title, icon: 'fix', isLabelled: true, onClick: () => this.#events.onFix(fix) }),
        ),
      ),
    );
  }

  #connections(node: PrintedNode, graph: PrintedGraph, far: 'from' | 'to'): HTMLElement[] {
    const near = far === 'from' ? 'to' : 'from';
    const names = new Map(graph.nodes.map(n => [n.id, n]));
    const byNode = new Map<string, PrintedEdge[]>();
    for (const edge of graph.edges) {
      if (edge[near] !== node.id) continue;
      byNode.set(edge[far], [...(byNode.get(edge[far]) ?? []), edge]);
    }
    const items = [...byNode].slice(0, 50).map(([id, edges]) => {
      const other = names.get(id);
      const labels = edges.map(edge => edge.label).filter(label => label !== '');
      const isBroken = edges.some(edge => edge.verdict === 'broken' || edge.verdict === 'blocked');
      const link = element(
        'button',
        { type: 'button', class: 'connection' },
        other && kindImage(other.kind, other.state),
        element('span', { dir: 'auto', class: 'name' }, other?.name ?? id),
        isBroken && element('span', { class: 'cross' }, '✕'),
        labels.length > 0 && element('span', { class: 'soft' }, labels.join(', ')),
      );
      link.addEventListener('click', () => this.#events.onSelect(id));
      return element('li', {}, link);
    });
    return this.#section(far === 'from' ? texts.from : texts.to, items.length > 0 ? [element('ul', {}, ...items)] : []);
  }

  #places(content: DetailsContent | undefined): HTMLElement[] {
    const names = content?.placeNames ?? [];
    return this.#section(
      texts.source,
      names.map((place, index) =>
        button({
          label: this.#say(texts.goTo, { place }),
          icon: 'goTo',
          isLabelled: true,
          onClick: () => this.#events.onPlace(index),
        }),
      ),
    );
  }
}

/** Ties a fix to its finding. */
export function positionOf({ uri, range }: NodeFinding): string {
  return `${uri}#${range.start.line}:${range.start.character}`;
}
