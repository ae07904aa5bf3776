/** The command tree. Each subcommand registers itself from a file of its own in commands/. */
import { Command } from 'commander';
import { registerGraph } from './commands/graph.ts';
import { headings, helpTexts } from './commands/help-texts.ts';
import { registerLint } from './commands/lint.ts';
import { registerLsp } from './commands/lsp.ts';
import { registerReach } from './commands/reach.ts';
import { registerStatus } from './commands/status.ts';
import { registerTrace } from './commands/trace.ts';
import type { Shell } from './shell.ts';
import { textWidth } from './text/width.ts';
import { version } from './version.ts';

/** A parser that throws instead of exiting, speaks the shell's language, and stores its exit code through `setExitCode`. */
export function createProgram(shell: Shell, setExitCode: (code: number) => void): Command {
  const { locale } = shell;
  const program = new Command('traffic-path')
    .description(helpTexts.program[locale])
    .helpOption('-h, --help', helpTexts.help[locale])
    .helpCommand('help [command]', helpTexts.help[locale])
    .version(version, '-V, --version', helpTexts.version[locale])
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .configureHelp({
      displayWidth: text => textWidth(text),
      styleTitle: title => headings[title]?.[locale] ?? title,
    });
  registerGraph(program, shell, setExitCode);
  registerLint(program, shell, setExitCode);
  registerLsp(program, shell);
  registerReach(program, shell, setExitCode);
  registerStatus(program, shell, setExitCode);
  registerTrace(program, shell, setExitCode);
  return program;
}
