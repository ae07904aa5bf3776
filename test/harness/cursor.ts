/**
 * Files with a caret: `$0` marks where it stands. `# file: path` starts another file; without one there is `manifest.yaml`. Lines
 * that are common to all tests may come from the example folders.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Analysis, AnalysisHost, type FilePlace } from '../../extension/core/analysis.ts';
import { LineIndex } from '../../extension/core/text/line-index.ts';

export interface AtCursor {
  readonly analysis: Analysis;
  readonly file: string;
  readonly offset: number;
}

/** Reads files with a caret. `others` are files without one. */
export function at(marked: string, others: ReadonlyMap<string, string> = new Map()): AtCursor {
  const files = new Map(others);
  let file = 'manifest.yaml';
  for (const line of marked.split(/^(?=# file: )/m)) {
    const named = /^# file: (\S+)\n/.exec(line);
    file = named?.[1] ?? file;
    files.set(file, named ? line.slice(named[0].length) : line);
  }
  const [cursorFile, text] = [...files].find(([, content]) => content.includes('$0')) ?? [];
  if (cursorFile === undefined || text === undefined) throw new Error('no $0 in the files');
  const offset = text.indexOf('$0');
  files.set(cursorFile, text.slice(0, offset) + text.slice(offset + 2));
  return { analysis: analysisOf(files), file: cursorFile, offset };
}

/** The caret directly before `needle` (or at `$0` in it) in one of the files of `examples/shop`. */
export function inShop(name: string, needle: string): AtCursor {
  const files = exampleFiles('shop');
  const plain = needle.replace('$0', '');
  const text = files.get(name)!;
  const found = text.indexOf(plain);
  if (found < 0 || text.indexOf(plain, found + 1) >= 0) throw new Error(`"${plain}" is not once in ${name}`);
  return { analysis: analysisOf(files), file: name, offset: found + Math.max(0, needle.indexOf('$0')) };
}

export function analysisOf(files: ReadonlyMap<string, string>): Analysis {
  const host = new AnalysisHost();
  host.apply([...files].map(([file, text]) => ({ file, text })));
  return host.analysis;
}

export function exampleFiles(folder: string): Map<string, string> {
  const path = resolve(import.meta.dirname, '../../examples', folder);
  return new Map(readdirSync(path).map(name => [name, readFileSync(join(path, name), 'utf8')]));
}

/** `web.yaml:3 «web»`: a place as a reader of a test sees it. */
export function showPlace(analysis: Analysis, place: FilePlace): string {
  const text = analysis.sourceFile(place.file)!.text;
  const { line } = new LineIndex(text).positionAt(place.start);
  return `${place.file}:${line + 1} «${text.slice(place.start, place.end)}»`;
}
