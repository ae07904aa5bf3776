/** One line on a terminal's standard error that shows how far a long scan is. Nothing at all elsewhere, or when the scan is short. */
import { type Locale, message, render, type Text } from '../core/l10n/message.ts';

const quietFor = 1000;
const interval = 100;

export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #locale: Locale;
  readonly #start = Date.now();
  #last = 0;

  constructor(stream: NodeJS.WriteStream, locale: Locale) {
    this.#stream = stream;
    this.#locale = locale;
  }

  /** `text` may use `{done}` and `{total}`. */
  report(text: Text, done: number, total: number): void {
    if (!this.#stream.isTTY) return;
    const now = Date.now();
    if (now - this.#start < quietFor || now - this.#last < interval) return;
    this.#last = now;
    this.#stream.write(`\r\u001b[K${render(message(text, { done, total }), this.#locale)}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#last > 0) this.#stream.write('\r\u001b[K');
    this.#last = 0;
  }
}
