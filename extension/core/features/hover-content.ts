/** Collects the blocks of a hover: a heading, chains as a list of bounded length, and sentences. */
import type { View } from '../index/view.ts';
import type { Message, MessageArgument, Text } from '../l10n/message.ts';
import type { ResourceBase } from '../model/resource.ts';
import { objectParts, type Parts } from './chain.ts';
import { hoverTexts as texts } from './hover-texts.ts';
import { type MarkdownBlock, type MarkdownPart, strong, text, type Writer } from './markdown.ts';

/** More chains than this nobody reads in a hover. */
const mostChains = 8;

export class HoverContent {
  readonly w: Writer;
  readonly view: View;
  readonly #blocks: MarkdownBlock[] = [];

  constructor(w: Writer, view: View) {
    this.w = w;
    this.view = view;
  }

  get blocks(): readonly MarkdownBlock[] {
    return this.#blocks;
  }

  /** `Service web in namespace shop · ClusterIP · L4`. */
  heading(resource: ResourceBase & { readonly kind: string }, namespace: string | undefined, ...more: string[]): void {
    const [kind, name] = objectParts(this.w, resource);
    const where = namespace ? this.w.say(texts.inNamespace, { namespace }) : [];
    const rest = more.map(words => text(` · ${words}`));
    this.#blocks.push({ type: 'paragraph', parts: [strong(kind!.text.trim()), text(' '), name!, ...where, ...rest] });
  }

  /** A heading for a part of an object: `targetPort http · Service web`. A name that a manifest chose is given as a part. */
  field(name: string | MarkdownPart, value: string | number, owner: ResourceBase): void {
    const label = typeof name === 'string' ? strong(name) : name;
    const parts = [label, text(' '), this.w.code(value), text(' · '), ...objectParts(this.w, owner)];
    this.#blocks.push({ type: 'paragraph', parts });
  }

  paragraph(parts: Parts): void {
    this.#blocks.push({ type: 'paragraph', parts });
  }

  say(sentence: Text, args: Readonly<Record<string, MessageArgument | MarkdownPart>> = {}): void {
    this.paragraph(this.w.say(sentence, args));
  }

  tell(message: Message): void {
    this.paragraph(this.w.tell(message));
  }

  /** A titled list of chains; nothing where there are none. Equal chains are shown once. */
  chains(title: Text, chains: readonly Parts[]): void {
    const seen = new Set<string>();
    const distinct = chains.filter(chain => {
      const id = chain.map(part => part.text).join('');
      return !seen.has(id) && seen.add(id);
    });
    if (distinct.length === 0) return;
    this.paragraph([strong(title[this.w.locale])]);
    for (const parts of distinct.slice(0, mostChains)) this.#blocks.push({ type: 'item', parts });
    const rest = distinct.length - mostChains;
    if (rest > 0) this.#blocks.push({ type: 'item', parts: this.w.say(texts.more, { count: text(String(rest)) }) });
  }
}
