/**
 * Text for people as data: what manifests say is kept apart from what the product says until the moment of rendering, so that no
 * name, path or label can ever become Markdown, HTML or a command link.
 */
import type { Analysis, FilePlace } from '../analysis.ts';
import type { Locale, Message, MessageArgument, Text } from '../l10n/message.ts';
import type { Place } from '../yaml/syntax.ts';

/** `text`: words of the product. `code`: what a manifest says, with a link to where it says so if there is one. */
export type MarkdownPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  | { readonly type: 'code'; readonly text: string; readonly place: FilePlace | undefined };

export interface MarkdownBlock {
  readonly type: 'paragraph' | 'item';
  readonly parts: readonly MarkdownPart[];
}

/** A text in one language, ready to be rendered. */
export type Markdown = readonly MarkdownBlock[];

/** The longest piece of a manifest that is shown in one place. */
const longest = 120;

/** Words of the product. */
export function text(words: string): MarkdownPart {
  return { type: 'text', text: words };
}

export function strong(words: string): MarkdownPart {
  return { type: 'strong', text: words };
}

/** Makes parts in one language, with links to where things are written now. */
export class Writer {
  readonly locale: Locale;
  readonly #analysis: Analysis;

  constructor(analysis: Analysis, locale: Locale) {
    this.#analysis = analysis;
    this.locale = locale;
  }

  /** What a manifest says. */
  code(value: string | number, place?: Place): MarkdownPart {
    return { type: 'code', text: String(value), place: place && this.#analysis.locate(place) };
  }

  /** A sentence of the product; what fills its placeholders is shown as code unless it is a part or a message itself. */
  say(sentence: Text, args: Readonly<Record<string, MessageArgument | MarkdownPart>> = {}): MarkdownPart[] {
    return sentence[this.locale].split(/\{(\w+)\}/).flatMap((piece, i) => {
      if (i % 2 === 0) return piece === '' ? [] : [text(piece)];
      const argument = args[piece];
      if (argument === undefined) return [];
      if (typeof argument !== 'object') return [this.code(argument)];
      return 'type' in argument ? [argument] : this.tell(argument);
    });
  }

  /** A message of another layer. */
  tell(message: Message): MarkdownPart[] {
    return this.say(message.text, message.args);
  }
}

/** Blocks as Markdown. `linkTo` answers the address of a place. */
export function renderMarkdown(markdown: Markdown, linkTo: (place: FilePlace) => string): string {
  return join(markdown, part => {
    switch (part.type) {
      case 'text':
        return escapeMarkdown(part.text);
      case 'strong':
        return `**${escapeMarkdown(part.text)}**`;
      case 'code':
        return part.place ? `[${codeSpan(part.text)}](${linkTo(part.place)})` : codeSpan(part.text);
    }
  });
}

/** Blocks as plain text, for clients that show no Markdown. */
export function renderPlain(markdown: Markdown): string {
  return join(markdown, part => (part.type === 'code' ? oneLine(part.text) : part.text));
}

function join(markdown: Markdown, render: (part: MarkdownPart) => string): string {
  let result = '';
  markdown.forEach((block, i) => {
    const separator = i === 0 ? '' : block.type === 'item' && markdown[i - 1]!.type === 'item' ? '\n' : '\n\n';
    result += `${separator}${block.type === 'item' ? '- ' : ''}${block.parts.map(render).join('')}`;
  });
  return result;
}

/** A code span that holds the text whatever it is: fenced by more backticks than the text has in a row, on one line. */
export function codeSpan(value: string): string {
  const line = oneLine(value);
  const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(m => m[0].length)) + 1);
  const pad = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Words in which no character has a meaning to Markdown. */
export function escapeMarkdown(value: string): string {
  return value.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&').replace(/\r?\n/g, ' ');
}

/** Without line breaks and control or bidirectional characters, shortened. */
function oneLine(value: string): string {
  const line = value.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ue000]+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
