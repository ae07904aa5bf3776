/** `traffic-path graph`: the ways of the traffic as a picture, a Mermaid flowchart or data. */
import type { Command } from 'commander';
import type { Analysis } from '../../core/analysis.ts';
import { graphOf, type PrintedGraph, printGraph } from '../../core/graph/print.ts';
import { layout } from '../../picture/layout.ts';
import { toMermaid } from '../../picture/mermaid.ts';
import { standaloneSvg } from '../../picture/standalone.ts';
import { focusId } from '../arguments/focus.ts';
import { choice, namespaceName, repeated } from '../arguments/values.ts';
import { load } from '../load.ts';
import type { Shell } from '../shell.ts';
import { texts } from '../texts.ts';
import { suggestion, UsageError } from '../usage-error.ts';
import { helpTexts } from './help-texts.ts';

const formats = ['svg', 'mermaid', 'json'] as const;
type Format = (typeof formats)[number];

interface GraphOptions {
  readonly format: Format;
  readonly focus?: string;
  readonly namespace: string;
  readonly exclude: readonly string[];
}

export function registerGraph(program: Command, shell: Shell, setExitCode: (code: number) => void): void {
  const help = (key: keyof typeof helpTexts) => helpTexts[key][shell.locale];
  program
    .command('graph')
    .description(help('graph'))
    .argument('[PATH...]', help('paths'))
    .option('--format <FORMAT>', help('graphFormat'), choice('--format', formats))
    .option('--focus <KIND/NS/NAME>', help('focus'), focusId)
    .option('--namespace <NAME>', help('namespace'), namespaceName)
    .option('--exclude <GLOB>', help('exclude'), repeated)
    .helpOption('-h, --help', help('help'))
    .addHelpText('after', help('graphAfter'))
    .action(async (paths: string[], given: Partial<GraphOptions>) => {
      const options: GraphOptions = { format: 'svg', namespace: 'default', exclude: [], ...given };
      await graph(paths.length > 0 ? paths : ['.'], options);
    });

  async function graph(paths: readonly string[], options: GraphOptions): Promise<void> {
    const { namespace, exclude, focus, format } = options;
    const loaded = await load({ cwd: shell.cwd, paths, namespace, rules: {}, exclude }, shell);
    const printed = graphOfRun(loaded.analysis, focus);
    setExitCode(loaded.isComplete() ? 0 : 2);
    await shell.output.write(write(printed, format, titleOf(paths, focus)));
  }

  function graphOfRun(analysis: Analysis, focus: string | undefined): PrintedGraph {
    const everything = graphOf(analysis, { scope: 'workspace', file: undefined, focus });
    if (focus !== undefined && !everything.nodes.some(node => node.id === focus)) {
      const all = graphOf(analysis, { scope: 'workspace', file: undefined, focus: undefined });
      const ids = all.nodes.flatMap(node => (node.objectKind !== '' && node.state !== 'ghost' ? [node.id] : []));
      throw new UsageError(texts.nothingToFocus, { focus, hint: suggestion(focus, ids) });
    }
    return printGraph(analysis, everything, shell.locale);
  }

  function write(printed: PrintedGraph, format: Format, title: string): string {
    switch (format) {
      case 'json':
        return `${JSON.stringify(printed)}\n`;
      case 'mermaid':
        return toMermaid(printed);
      case 'svg':
        return standaloneSvg(layout(printed), title, shell.locale);
    }
  }
}

function titleOf(paths: readonly string[], focus: string | undefined): string {
  return focus ?? paths.join(' ');
}
