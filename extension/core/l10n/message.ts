/** Texts for people: data until somebody reads them, in the language of that reader. */

export type Locale = 'en' | 'ko';

/** A sentence in every language of the product, with `{placeholders}`. */
export type Text = Readonly<Record<Locale, string>>;

/** A text with what fills its placeholders. An argument may itself be a message, rendered in the reader's language. */
export interface Message {
  readonly text: Text;
  readonly args: Readonly<Record<string, MessageArgument>>;
}

export type MessageArgument = string | number | Message;

export function message(text: Text, args: Readonly<Record<string, MessageArgument>> = {}): Message {
  return { text, args };
}

/** The message in one language. A placeholder without an argument stays as it is written. */
export function render(message: Message, locale: Locale): string {
  return message.text[locale].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const argument = message.args[name];
    if (argument === undefined) return placeholder;
    return typeof argument === 'object' ? render(argument, locale) : String(argument);
  });
}

/** The product's language for an editor's or a system's: Korean for any Korean, English for everything else. */
export function localeOf(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
