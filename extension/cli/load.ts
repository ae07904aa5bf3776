/** Reads the files of a run into an analysis. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AnalysisHost, defaultSettings, type FileChange } from '../core/analysis.ts';
import type { RuleSettings } from '../core/rules/settings.ts';
import { decodeText } from '../server/files/decode.ts';
import { reasonOf, walk } from '../server/files/walk.ts';

export interface LoadOptions {
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly namespace: string;
  readonly rules: RuleSettings;
  readonly exclude: readonly string[];
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Loaded {
  readonly host: AnalysisHost;
  readonly files: readonly string[];
  /** Paths that could not be read, each with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** The name that findings in standard input carry. */
export const standardInput = '-';

/** Walks, reads and indexes. What cannot be read is named; everything else is analysed. */
export function load(options: LoadOptions): Loaded {
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
    options.onProgress?.(i + 1, files.length);
  });
  if (options.paths.includes(standardInput)) changes.push({ file: standardInput, text: decodeText(readFileSync(0)) });
  const host = new AnalysisHost({ ...defaultSettings, defaultNamespace: options.namespace, rules: options.rules });
  host.apply(changes);
  return { host, files: changes.map(change => change.file), unreadable: failed };
}
