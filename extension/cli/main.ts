/** `traffic-path`: arguments in, exit code out. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { load } from './load.ts';
import { lintReport } from './report.ts';

interface LintOptions {
  readonly format: string;
  readonly failOn: string;
  readonly namespace: string;
  readonly batch?: string;
}

const program = new Command('traffic-path').exitOverride();

program
  .command('lint')
  .argument('[paths...]')
  .option('--format <format>', '', 'text')
  .option('--fail-on <severity>', '', 'error')
  .option('--namespace <name>', '', 'default')
  .option('--batch <file>')
  .action((paths: string[], options: LintOptions) => {
    if (options.batch) {
      for (const line of readFileSync(options.batch, 'utf8').split('\n')) {
        if (line.trim() === '') continue;
        const request = JSON.parse(line) as { id?: string; cwd?: string; paths?: string[]; namespace?: string };
        const { host } = load({
          cwd: resolve(request.cwd ?? '.'),
          paths: request.paths ?? ['.'],
          namespace: request.namespace ?? options.namespace,
          rules: {},
          exclude: [],
        });
        process.stdout.write(`${JSON.stringify({ id: request.id, ...lintReport(host.analysis, 'en') })}\n`);
      }
      return;
    }
    const { host } = load({
      cwd: process.cwd(),
      paths: paths.length > 0 ? paths : ['.'],
      namespace: options.namespace,
      rules: {},
      exclude: [],
    });
    process.stdout.write(`${JSON.stringify(lintReport(host.analysis, 'en'), null, 2)}\n`);
  });

try {
  program.parse();
} catch (error) {
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}
