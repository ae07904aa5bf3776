/** Reads the files of a run into an analysis. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Analysis, AnalysisHost, defaultSettings, type FileChange } from '../core/analysis.ts';
import { message } from '../core/l10n/message.ts';
import type { RuleSettings } from '../core/rules/settings.ts';
import { decodeText } from '../server/files/decode.ts';
import { reasonOf, walk } from '../server/files/walk.ts';
import type { Shell } from './shell.ts';
import { reasonText, texts } from './texts.ts';

export interface LoadOptions {
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly namespace: string;
  readonly rules: RuleSettings;
  readonly exclude: readonly string[];
}

/** A path that could not be read, with the reason. */
export interface Unreadable {
  readonly path: string;
  readonly reason: string;
}

export interface Loaded {
  readonly analysis: Analysis;
  readonly unreadable: readonly Unreadable[];
  /** Everything was read, and no rule has failed so far: rules run when findings are asked for. */
  isComplete(): boolean;
}

/** The name that findings in standard input carry. */
export const standardInput = '-';

/** Walks, reads and indexes. What cannot be read is named on standard error; everything else is analysed. */
export async function load(options: LoadOptions, shell: Shell): Promise<Loaded> {
  const fromFolders = options.paths.filter(path => path !== standardInput);
  const { files, unreadable } = walk(fromFolders, options);
  const failed = [...unreadable];
  const changes: FileChange[] = [];
  files.forEach((file, i) => {
    try {
      changes.push({ file, text: decodeText(readFileSync(resolve(options.cwd, file))) });
    } catch (error) {
      failed.push({ path: file, reason: reasonOf(error) });
    }
    shell.progress.report(texts.reading, i + 1, files.length);
  });
  if (options.paths.includes(standardInput)) {
    changes.push({ file: standardInput, text: decodeText(await readStandardInput()) });
  }
  let hasFailed = false;
  const host = new AnalysisHost(
    { ...defaultSettings, defaultNamespace: options.namespace, rules: options.rules },
    ({ rule, resource, error }) => {
      hasFailed = true;
      shell.warn(message(texts.ruleFailed, { rule, resource, error: String(error) }));
    },
  );
  const analysis = host.apply(changes);
  shell.progress.clear();
  for (const { path, reason } of failed) shell.warn(message(texts.cannotRead, { path, reason: reasonText(reason) }));
  return {
    analysis,
    unreadable: failed,
    isComplete: () => failed.length === 0 && !hasFailed,
  };
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
