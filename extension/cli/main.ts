/** `traffic-path`: arguments in, exit code out. */
import { CommanderError } from 'commander';
import { message } from '../core/l10n/message.ts';
import { createProgram } from './program.ts';
import { processShell, type Shell } from './shell.ts';
import { texts } from './texts.ts';
import { UsageError, usageOf } from './usage-error.ts';

const shell = processShell();

/** 2: wrong usage, or something that could not be read or done. */
function failed(shell: Shell, error: unknown): number {
  shell.progress.clear();
  if (error instanceof UsageError) shell.warn(error.text);
  else if (!(error instanceof CommanderError)) shell.warn(message(texts.internalError, { error: String(error) }));
  else if (error.exitCode === 0) return 0;
  else if (error.code === 'commander.help') process.stderr.write(createProgram(shell, () => {}).helpInformation());
  else shell.warn(usageOf(error));
  return 2;
}

async function main(): Promise<void> {
  try {
    // Set as soon as it is known, because a reader that goes away ends the program in the middle of its output.
    await createProgram(shell, code => {
      process.exitCode = code;
    }).parseAsync();
  } catch (error) {
    process.exitCode = failed(shell, error);
  }
}

void main();
