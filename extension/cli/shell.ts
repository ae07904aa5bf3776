/** What surrounds a command: streams, environment, working directory and language, so that commands take none of them from globals. */
import { type Locale, localeOf, type Message, render } from '../core/l10n/message.ts';
import { Output } from './output.ts';
import { Progress } from './progress.ts';
import { isColourWanted } from './text/colour.ts';
import { printable } from './text/printable.ts';

export interface Shell {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly locale: Locale;
  /** Standard output may be coloured. */
  readonly colour: boolean;
  readonly output: Output;
  readonly progress: Progress;
  /** One line on standard error. */
  warn(message: Message): void;
}

/** The process this program runs in. */
export function processShell(): Shell {
  const locale = localeOf(languageTag(process.env, process.platform));
  return {
    cwd: process.cwd(),
    env: process.env,
    locale,
    colour: isColourWanted(process.env, process.stdout.isTTY === true),
    output: new Output(process.stdout),
    progress: new Progress(process.stderr, locale),
    warn: message => process.stderr.write(`traffic-path: ${printable(render(message, locale))}\n`),
  };
}

/** POSIX: the first of LC_ALL, LC_MESSAGES and LANG that is not empty. Windows sets none of them but knows its language. */
export function languageTag(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(value => value !== undefined && value !== '');
  if (set !== undefined || platform !== 'win32') return set;
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
