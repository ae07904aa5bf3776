/** Standard output that waits for its reader, and ends the program quietly when the reader has gone away. */
import { once } from 'node:events';

export class Output {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // `traffic-path lint | head`: whoever closed the pipe wants no more, and no complaint. The exit code is set before writing.
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }

  /** Columns of a terminal, `undefined` elsewhere. */
  get columns(): number | undefined {
    return this.#stream.isTTY ? this.#stream.columns : undefined;
  }

  /** Resolves once the text is taken: memory stays flat however slow the reader is. */
  async write(text: string): Promise<void> {
    if (!this.#stream.write(text)) await once(this.#stream, 'drain');
  }

  async writeAll(chunks: Iterable<string>): Promise<void> {
    for (const chunk of chunks) await this.write(chunk);
  }
}
