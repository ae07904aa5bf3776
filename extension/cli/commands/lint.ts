/** `traffic-path lint`: findings of manifests, as text or for other programs. */
import type { Command } from 'commander';
import { ruleSettingOf } from '../arguments/rule.ts';
import { choice, namespaceName, repeated } from '../arguments/values.ts';
import { answerBatch } from '../batch.ts';
import { exitCodeOf, type FailOn, failOns } from '../exit-code.ts';
import { load } from '../load.ts';
import { lintReport } from '../report.ts';
import { type Format, formats, reporters } from '../reporters/index.ts';
import type { Shell } from '../shell.ts';
import { texts } from '../texts.ts';
import { UsageError } from '../usage-error.ts';
import { helpTexts } from './help-texts.ts';

interface LintOptions {
  readonly format?: Format;
  readonly failOn: FailOn;
  readonly rule: readonly string[];
  readonly namespace: string;
  readonly exclude: readonly string[];
  readonly batch?: string;
}

export function registerLint(program: Command, shell: Shell, setExitCode: (code: number) => void): void {
  const help = (key: keyof typeof helpTexts) => helpTexts[key][shell.locale];
  program
    .command('lint')
    .description(help('lint'))
    .argument('[PATH...]', help('paths'))
    .option('--format <FORMAT>', help('format'), choice('--format', formats))
    .option('--fail-on <SEVERITY>', help('failOn'), choice('--fail-on', failOns))
    .option('--rule <ID=SEVERITY>', help('rule'), repeated)
    .option('--namespace <NAME>', help('namespace'), namespaceName)
    .option('--exclude <GLOB>', help('exclude'), repeated)
    .option('--batch <FILE>', help('batch'))
    .helpOption('-h, --help', help('help'))
    .addHelpText('after', help('lintAfter'))
    .action(async (paths: string[], given: Partial<LintOptions>) => {
      const options: LintOptions = { failOn: 'error', namespace: 'default', rule: [], exclude: [], ...given };
      setExitCode(await (options.batch === undefined ? lint(paths, options, shell) : batch(paths, options, shell)));
    });

  async function lint(paths: readonly string[], options: LintOptions, shell: Shell): Promise<number> {
    const loaded = await load(
      {
        cwd: shell.cwd,
        paths: paths.length > 0 ? paths : ['.'],
        namespace: options.namespace,
        rules: ruleSettingOf(options.rule),
        exclude: options.exclude,
      },
      shell,
    );
    const { analysis } = loaded;
    const report = lintReport(analysis, shell.locale, (done, total) =>
      shell.progress.report(texts.checking, done, total),
    );
    shell.progress.clear();
    const code = loaded.isComplete() ? exitCodeOf(report.findings, options.failOn) : 2;
    setExitCode(code);
    const reporter = reporters[options.format ?? 'text'];
    await shell.output.writeAll(
      reporter({ report, analysis, unreadable: loaded.unreadable, rules: ruleSettingOf(options.rule), shell }),
    );
    return code;
  }
}

async function batch(paths: readonly string[], options: LintOptions, shell: Shell): Promise<number> {
  if (paths.length > 0) throw new UsageError(texts.batchTakesNoPaths);
  if (options.format !== undefined && options.format !== 'json') throw new UsageError(texts.batchIsJson);
  const { namespace, exclude } = options;
  return answerBatch(options.batch!, { namespace, exclude, rules: ruleSettingOf(options.rule) }, shell);
}
