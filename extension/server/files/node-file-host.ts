/** Files of a disk, read without asking the client: quick, and it works in every editor. */
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import type { FileContent } from '../../protocol/requests.ts';
import { runInSlices } from '../slices.ts';
import { decodeText } from './decode.ts';
import type { FileHost, Listing } from './file-host.ts';
import { reasonOf, walkInSteps, wouldWalk } from './walk.ts';

/** Bytes; a larger file cannot become a text that is analysed. */
const maximumSize = 64 * 1024 * 1024;

/** Serves `file:` URIs and hands all others on. */
export class NodeFileHost implements FileHost {
  readonly #others: FileHost;

  constructor(others: FileHost) {
    this.#others = others;
  }

  async list(folder: string, root: string, exclude: readonly string[]): Promise<Listing> {
    const path = diskPath(folder);
    const cwd = diskPath(root);
    if (path === undefined || cwd === undefined) return this.#others.list(folder, root, exclude);
    if (path !== cwd && (!isFolder(path) || !wouldWalk(path, cwd, exclude))) return { files: [], unreadable: [] };
    const { result } = await runInSlices(walkInSteps([relative(cwd, path) || '.'], { cwd, exclude }));
    const toUri = (inside: string) => URI.file(resolve(cwd, inside)).toString();
    return {
      files: result.files.map(toUri),
      unreadable: result.unreadable.map(({ path: inside, reason }) => ({ uri: toUri(inside), reason })),
    };
  }

  async read(uris: readonly string[]): Promise<readonly FileContent[]> {
    if (uris.some(uri => diskPath(uri) === undefined)) return this.#others.read(uris);
    return uris.map(uri => readFile(diskPath(uri)!));
  }

  async wouldList(uri: string, root: string, exclude: readonly string[]): Promise<boolean> {
    const path = diskPath(uri);
    const folder = diskPath(root);
    if (path === undefined || folder === undefined) return this.#others.wouldList(uri, root, exclude);
    return wouldWalk(path, folder, exclude);
  }
}

function diskPath(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function readFile(path: string): FileContent {
  try {
    const { size } = statSync(path);
    if (size > maximumSize) return { problem: `${size} bytes` };
    return { text: decodeText(readFileSync(path)) };
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { problem: isGone ? 'not-found' : reasonOf(error) };
  }
}
