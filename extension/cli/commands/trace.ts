/** `traffic-path trace`: where one request goes, or each of a batch. */
import type { Command } from 'commander';
import type { Analysis } from '../../core/analysis.ts';
import { type PrintedTrace, printTrace } from '../../core/trace/print.ts';
import { readTraceRequest } from '../../core/trace/read-request.ts';
import { Refusal } from '../../core/trace/read-target.ts';
import { trace } from '../../core/trace/trace.ts';
import { choice, namespaceName, repeated } from '../arguments/values.ts';
import { linesOf } from '../lines.ts';
import { type Loaded, load } from '../load.ts';
import type { Shell } from '../shell.ts';
import { traceText } from '../text/trace-text.ts';
import { texts } from '../texts.ts';
import { UsageError } from '../usage-error.ts';
import { helpTexts } from './help-texts.ts';

const formats = ['text', 'json'] as const;

interface TraceOptions {
  readonly format: (typeof formats)[number];
  readonly from?: string;
  readonly method?: string;
  readonly header: readonly string[];
  readonly address?: string;
  readonly namespace: string;
  readonly exclude: readonly string[];
  readonly batch?: string;
}

type Input = Readonly<Record<string, unknown>>;

export function registerTrace(program: Command, shell: Shell, setExitCode: (code: number) => void): void {
  const help = (key: keyof typeof helpTexts) => helpTexts[key][shell.locale];
  program
    .command('trace')
    .description(help('trace'))
    .argument('[TARGET]', help('traceTarget'))
    .argument('[PATH...]', help('paths'))
    .option('--from <client|KIND/NS/NAME>', help('traceFrom'))
    .option('--method <METHOD>', help('traceMethod'))
    .option('--header <HEADER>', help('traceHeader'), repeated)
    .option('--address <IP>', help('traceAddress'))
    .option('--format <FORMAT>', help('formatTextJson'), choice('--format', formats))
    .option('--namespace <NAME>', help('namespace'), namespaceName)
    .option('--exclude <GLOB>', help('exclude'), repeated)
    .option('--batch <FILE>', help('traceBatch'))
    .helpOption('-h, --help', help('help'))
    .addHelpText('after', help('traceAfter'))
    .action(async (target: string | undefined, paths: string[], given: Partial<TraceOptions>) => {
      const options: TraceOptions = { format: 'text', header: [], namespace: 'default', exclude: [], ...given };
      if (options.batch !== undefined) {
        for (const option of ['from', 'method', 'header', 'address', 'format'] as const)
          if (given[option] !== undefined && given[option] !== 'json')
            throw new UsageError(texts.traceBatchAlone, { option: `--${option}` });
        await batch(options.batch, target === undefined ? paths : [target, ...paths], options);
      } else if (target === undefined) throw new UsageError(texts.traceNeedsTarget);
      else await single(target, paths, options);
    });

  async function single(target: string, paths: readonly string[], options: TraceOptions): Promise<void> {
    const { from, method, address } = options;
    const request = readTraceRequest(
      { url: target, from, method, address, headers: headersOf(options.header) },
      options.namespace,
    );
    if (request instanceof Refusal) throw new UsageError({ en: '{text}', ko: '{text}' }, { text: request.message });
    const loaded = await loadPaths(paths, options);
    const printed = printTrace(loaded.analysis, trace(loaded.analysis.view(), request), shell.locale);
    setExitCode(loaded.isComplete() ? 0 : 2);
    if (options.format === 'json') await shell.output.write(`${JSON.stringify(printed, undefined, 2)}\n`);
    else await shell.output.writeAll(traceText(printed, shell));
  }

  async function batch(file: string, paths: readonly string[], options: TraceOptions): Promise<void> {
    const loaded = await loadPaths(paths, options);
    let isComplete = loaded.isComplete();
    for await (const line of linesOf(file, shell)) {
      if (line.trim() === '') continue;
      const input = readLine(line);
      if (!input) isComplete = false;
      const answer = input
        ? {
            ...(input['id'] !== undefined && { id: input['id'] }),
            ...answerTo(loaded.analysis, input, options.namespace),
          }
        : printTrace(loaded.analysis, trace(loaded.analysis.view(), new Refusal(notAnObject)), shell.locale);
      await shell.output.write(`${JSON.stringify(answer)}\n`);
    }
    setExitCode(isComplete ? 0 : 2);
  }

  function answerTo(analysis: Analysis, input: Input, namespace: string): PrintedTrace {
    return printTrace(analysis, trace(analysis.view(), readTraceRequest(input, namespace)), shell.locale);
  }

  function loadPaths(paths: readonly string[], { namespace, exclude }: TraceOptions): Promise<Loaded> {
    return load({ cwd: shell.cwd, paths: paths.length > 0 ? paths : ['.'], namespace, rules: {}, exclude }, shell);
  }
}

const notAnObject = { en: 'The line is not a JSON object', ko: '줄이 JSON 오브젝트가 아닙니다' };

function readLine(line: string): Input | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Input) : undefined;
  } catch {
    return undefined;
  }
}

function headersOf(lines: readonly string[]): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new UsageError(texts.notAHeader, { value: line });
    const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    headers[name] = [...(headers[name] ?? []), value];
  }
  return headers;
}
