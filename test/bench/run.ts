/** `npm run bench`: what the analysis costs, beside what the `yaml` package alone costs on the same text in the same process. */
import { parseAllDocuments } from 'yaml';
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { generateWorkspace } from '../harness/generate.ts';
import { reachRows } from './reach.ts';
import { traceRows } from './trace.ts';

const bytesOf = (files: ReadonlyMap<string, string>) => [...files.values()].reduce((n, text) => n + text.length, 0);

function time<T>(work: () => T): { milliseconds: number; result: T } {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

/** The best of several runs: what the machine can do when nobody else uses it. */
function best(runs: number, work: () => unknown): number {
  return Math.min(...Array.from({ length: runs }, () => time(work).milliseconds));
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

const format = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;

function analyseAll(files: ReadonlyMap<string, string>): AnalysisHost {
  const host = new AnalysisHost();
  host.apply([...files].map(([file, text]) => ({ file, text })));
  for (const file of files.keys()) host.analysis.findings(file);
  host.takeStaleFiles();
  return host;
}

/** One character more or less in a value that others refer to, then the findings of every file that this makes stale. */
function keystrokes(host: AnalysisHost, files: ReadonlyMap<string, string>, count: number): number[] {
  const names = [...files.keys()];
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const file = names[(i * 7919) % names.length]!;
    const text = files.get(file)!;
    const edited = text.replace(/app: app-(\d+)/, `app: app-$1${i % 2 ? 'x' : ''}`);
    times.push(
      time(() => {
        host.apply([{ file, text: edited }]);
        for (const stale of host.takeStaleFiles()) host.analysis.findings(stale);
      }).milliseconds,
    );
    host.apply([{ file, text }]);
    for (const stale of host.takeStaleFiles()) host.analysis.findings(stale);
  }
  return times.sort((a, b) => a - b);
}

console.log('| workspace | size | yaml alone | first analysis | ratio | keystroke p50 | p95 | max |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const files of [20, 200, 2000]) {
  const workspace = generateWorkspace({ files, documentsPerFile: 5, namespaces: Math.max(1, files / 20) });
  const yamlAlone = best(3, () => [...workspace.values()].map(text => parseAllDocuments(text).length));
  const first = best(3, () => analyseAll(workspace));
  const times = keystrokes(analyseAll(workspace), workspace, 200);
  console.log(
    `| ${files} files, ${files * 5} documents | ${(bytesOf(workspace) / 1e6).toFixed(2)} MB | ${format(yamlAlone)} | ${format(first)} | ${(first / yamlAlone).toFixed(2)} | ${format(percentile(times, 0.5))} | ${format(percentile(times, 0.95))} | ${format(times.at(-1)!)} |`,
  );
}

const oneFile = [...generateWorkspace({ files: 400, documentsPerFile: 5, namespaces: 20 }).values()].join('---\n');
const single = new Map([['all.yaml', oneFile]]);
const times = keystrokes(analyseAll(single), single, 100);
console.log(
  `\nOne file of 2000 documents (${(oneFile.length / 1e6).toFixed(2)} MB): keystroke p50 ${format(percentile(times, 0.5))}, p95 ${format(percentile(times, 0.95))}`,
);

console.log('\nReachability under network policies:\n');
for (const row of reachRows()) console.log(row);

console.log('\nFollowing requests:\n');
for (const row of traceRows()) console.log(row);
