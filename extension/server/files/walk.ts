/** Finds manifest files: `.yaml`, `.yml` and `.json` below folders, without what `.gitignore` and the exclude globs leave out. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import {
  excluder,
  type IgnoreScope,
  ignoreScope,
  isIgnored,
  isListed,
  isManifestName,
  isSkippedFolder,
} from './ignore-rules.ts';

export interface WalkOptions {
  readonly cwd: string;
  /** Globs of files and folders to leave out, relative to `cwd`; they hold for paths that are named, too. */
  readonly exclude: readonly string[];
}

export interface WalkResult {
  /** Paths relative to `cwd`, forward slashes, sorted. */
  readonly files: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** Walks files and folders. A path that does not exist, or cannot be read, is named in `unreadable`; the others are still walked. */
export function walk(paths: readonly string[], options: WalkOptions): WalkResult {
  const steps = walkInSteps(paths, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As `walk`, pausing after each folder. */
export function* walkInSteps(paths: readonly string[], { cwd, exclude }: WalkOptions): Generator<void, WalkResult> {
  const files = new Set<string>();
  const unreadable: { path: string; reason: string }[] = [];
  const isExcluded = excluder(exclude);
  const visited = new Set<string>();
  const toRelative = (path: string) => relative(cwd, path).split(sep).join('/');

  function* visitFolder(folder: string, inherited: readonly IgnoreScope[]): Generator<void> {
    let real: string;
    try {
      real = realpathSync(folder);
    } catch (error) {
      unreadable.push({ path: toRelative(folder) || '.', reason: reasonOf(error) });
      return;
    }
    // A symbolic link may lead back up.
    if (visited.has(real)) return;
    visited.add(real);
    let entries: ReturnType<typeof readEntries>;
    try {
      entries = readEntries(folder);
    } catch (error) {
      unreadable.push({ path: toRelative(folder) || '.', reason: reasonOf(error) });
      return;
    }
    const own = gitignoreOf(folder);
    const scopes = own ? [...inherited, own] : inherited;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(path));
      if (isFolder ? isSkippedFolder(entry.name) : !isManifestName(entry.name)) continue;
      // Pipes, sockets and devices have no end.
      if (!isFolder && !entry.isFile() && !entry.isSymbolicLink()) continue;
      if (isIgnored(slashed(path), isFolder, scopes) || isExcluded(toRelative(path))) continue;
      if (isFolder) yield* visitFolder(path, scopes);
      else files.add(toRelative(path));
    }
    yield;
  }

  for (const path of paths) {
    const absolute = resolve(cwd, path);
    try {
      const isFolder = statSync(absolute).isDirectory();
      if (isExcluded(toRelative(absolute))) continue;
      if (isFolder) yield* visitFolder(absolute, scopesOf(absolute));
      else files.add(toRelative(absolute));
    } catch (error) {
      unreadable.push({ path, reason: reasonOf(error) });
    }
  }
  return { files: [...files].sort(), unreadable };
}

/** Whether walking `root` would find the file. */
export function wouldWalk(path: string, root: string, exclude: readonly string[]): boolean {
  return isListed(slashed(path), slashed(root), excluder(exclude), gitignoreOf, scopesOf(root));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function gitignoreOf(folder: string): IgnoreScope | undefined {
  try {
    return ignoreScope(slashed(folder), readFileSync(join(folder, '.gitignore'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** What holds inside a folder that is named. Whoever names an ignored folder (rendered manifests, say) wants it looked at. */
function scopesOf(folder: string): IgnoreScope[] {
  const above = gitignoresAbove(folder);
  return isIgnored(slashed(folder), true, above) ? [] : above;
}

/** The `.gitignore` files between the repository's root and the folder. */
function gitignoresAbove(folder: string): IgnoreScope[] {
  const above: IgnoreScope[] = [];
  for (let at = folder; ; at = resolve(at, '..')) {
    // A folder, or a file in worktrees and submodules.
    if (existsSync(join(at, '.git'))) {
      for (
        let inside = resolve(folder, '..');
        inside.length >= at.length && at !== folder;
        inside = resolve(inside, '..')
      ) {
        const own = gitignoreOf(inside);
        if (own) above.unshift(own);
        if (inside === at) break;
      }
      return above;
    }
    if (resolve(at, '..') === at) return [];
  }
}

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ELOOP') return 'symbolic links lead in a circle';
  return (error as Error).message;
}
