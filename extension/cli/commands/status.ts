/** `traffic-path status`: the status conditions that Gateway API controllers would write. */
import type { Command } from 'commander';
import { statusReport } from '../../core/gateway/status/report.ts';
import { choice, namespaceName, repeated } from '../arguments/values.ts';
import { load } from '../load.ts';
import { statusText } from '../reporters/status-text.ts';
import type { Shell } from '../shell.ts';
import { helpTexts } from './help-texts.ts';

const formats = ['text', 'json'] as const;

interface StatusOptions {
  readonly format: (typeof formats)[number];
  readonly namespace: string;
  readonly exclude: readonly string[];
}

export function registerStatus(program: Command, shell: Shell, setExitCode: (code: number) => void): void {
  const help = (key: keyof typeof helpTexts) => helpTexts[key][shell.locale];
  program
    .command('status')
    .description(help('status'))
    .argument('[PATH...]', help('paths'))
    .option('--format <FORMAT>', help('formatTextJson'), choice('--format', formats))
    .option('--namespace <NAME>', help('namespace'), namespaceName)
    .option('--exclude <GLOB>', help('exclude'), repeated)
    .helpOption('-h, --help', help('help'))
    .action(async (paths: string[], given: Partial<StatusOptions>) => {
      const options: StatusOptions = { format: 'text', namespace: 'default', exclude: [], ...given };
      const loaded = await load(
        { cwd: shell.cwd, paths: paths.length > 0 ? paths : ['.'], rules: {}, ...options },
        shell,
      );
      const report = statusReport(loaded.analysis, shell.locale);
      setExitCode(loaded.isComplete() ? 0 : 2);
      await shell.output.writeAll(
        options.format === 'json' ? [`${JSON.stringify(report, undefined, 2)}\n`] : statusText(report, shell),
      );
    });
}
