/** `traffic-path lsp`: the language server that the extension starts, for any other editor. */
import { type Command, Option } from 'commander';
import type { Shell } from '../shell.ts';
import { helpTexts } from './help-texts.ts';

export function registerLsp(program: Command, shell: Shell): void {
  const help = (key: keyof typeof helpTexts) => helpTexts[key][shell.locale];
  program
    .command('lsp')
    .description(help('lsp'))
    .option('--stdio', help('stdio'))
    // Some clients add it to every server they start; the connection reads it by itself.
    .addOption(new Option('--clientProcessId <ID>').hideHelp())
    .helpOption('-h, --help', help('help'))
    .action(async () => {
      const { startStdioServer } = await import('../../server/stdio.ts');
      startStdioServer();
    });
}
