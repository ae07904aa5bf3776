/** The lines of a batch file or of standard input. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { reasonOf } from '../server/files/walk.ts';
import { standardInput } from './load.ts';
import type { Shell } from './shell.ts';
import { reasonText, texts } from './texts.ts';
import { UsageError } from './usage-error.ts';

/** Lines as they arrive: reading goes on only when the last answer has been taken. */
export async function* linesOf(file: string, shell: Shell): AsyncIterable<string> {
  const input = file === standardInput ? process.stdin : createReadStream(resolve(shell.cwd, file));
  input.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of input) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    throw new UsageError(texts.cannotRead, { path: file, reason: reasonText(reasonOf(error)) });
  }
  yield rest;
}
