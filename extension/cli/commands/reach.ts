/** `traffic-path reach`: the connections that the network policies allow. */
import type { Command } from 'commander';
import { type PrintedPorts, printConnections, printExternal, reachJson, reachOf } from '../../core/reach/print.ts';
import type { Reachability } from '../../core/reach/reach.ts';
import { choice, namespaceName, repeated } from '../arguments/values.ts';
import { load } from '../load.ts';
import type { Shell } from '../shell.ts';
import { helpTexts } from './help-texts.ts';

const formats = ['text', 'json'] as const;

interface ReachOptions {
  readonly format: (typeof formats)[number];
  readonly namespace: string;
  readonly exclude: readonly string[];
}

export function registerReach(program: Command, shell: Shell, setExitCode: (code: number) => void): void {
  const help = (key: keyof typeof helpTexts) => helpTexts[key][shell.locale];
  program
    .command('reach')
    .description(help('reach'))
    .argument('[PATH...]', help('paths'))
    .option('--format <FORMAT>', help('formatTextJson'), choice('--format', formats))
    .option('--namespace <NAME>', help('namespace'), namespaceName)
    .option('--exclude <GLOB>', help('exclude'), repeated)
    .helpOption('-h, --help', help('help'))
    .action(async (paths: string[], given: Partial<ReachOptions>) => {
      const options: ReachOptions = { format: 'text', namespace: 'default', exclude: [], ...given };
      const loaded = await load(
        { cwd: shell.cwd, paths: paths.length > 0 ? paths : ['.'], rules: {}, ...options },
        shell,
      );
      const reach = reachOf(loaded.analysis);
      setExitCode(loaded.isComplete() ? 0 : 2);
      await shell.output.writeAll(options.format === 'json' ? reachJson(reach) : lines(reach));
    });
}

/** One connection a line: `from → to : TCP 80`, what is not sure behind a question mark. */
function* lines(reach: Reachability): IterableIterator<string> {
  const access = (allowed: PrintedPorts, unknown: PrintedPorts | undefined) =>
    [allowed.length === 0 ? '' : portsText(allowed), unknown ? `? ${portsText(unknown)}` : '']
      .filter(part => part !== '')
      .join(' ');
  for (const c of printConnections(reach)) yield `${c.from} → ${c.to} : ${access(c.allowed, c.unknown)}\n`;
  for (const e of printExternal(reach)) {
    const ranges = e.ranges.map(range => range.join('–')).join(', ');
    const ends = e.direction === 'in' ? `${ranges} → ${e.workload}` : `${e.workload} → ${ranges}`;
    yield `${ends} : ${access(e.allowed, e.unknown)}\n`;
  }
}

function portsText(ports: PrintedPorts): string {
  if (ports === 'all') return 'all';
  return ports
    .map(({ protocol, ports }) => {
      const ranges = ports.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ');
      return ranges === '1–65535' ? protocol : `${protocol} ${ranges}`;
    })
    .join(', ');
}
