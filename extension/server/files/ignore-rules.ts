/** What `.gitignore` files and exclude globs leave out. Works on paths with forward slashes, of a disk or of a URI alike. */
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';

/** One `.gitignore`. */
export interface IgnoreScope {
  /** The folder it lies in, without a trailing slash. */
  readonly base: string;
  readonly rules: Ignore;
}

const manifestName = /\.(ya?ml|json)$/i;
const alwaysSkipped = new Set(['.git', 'node_modules', '.vscode-test']);

/** Names of files that may hold manifests. Kustomization files of the third spelling have no extension. */
export function isManifestName(name: string): boolean {
  return manifestName.test(name) || name === 'Kustomization';
}

/** Folders that are never walked. */
export function isSkippedFolder(name: string): boolean {
  return alwaysSkipped.has(name);
}

export function ignoreScope(base: string, text: string): IgnoreScope {
  return { base, rules: ignore().add(text) };
}

/** Whether the scopes, outermost first, ignore a path that lies in a folder that is not ignored itself. */
export function isIgnored(path: string, isFolder: boolean, scopes: readonly IgnoreScope[]): boolean {
  let ignored = false;
  for (const { base, rules } of scopes) {
    const inside = path.slice(base.length).replace(/^\//, '');
    const result = rules.test(isFolder ? `${inside}/` : inside);
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
}

/**
 * Whether a file below `root` counts: neither it nor any folder above it, up to the root, is skipped, ignored or excluded.
 * `scopeOf` gives the `.gitignore` of a folder; `above` those of the folders that contain the root.
 */
export function isListed(
  path: string,
  root: string,
  isExcluded: (relativePath: string) => boolean,
  scopeOf: (folder: string) => IgnoreScope | undefined,
  above: readonly IgnoreScope[] = [],
): boolean {
  const parts = path
    .slice(root.length)
    .split('/')
    .filter(part => part !== '');
  const scopes = [...above];
  let folder = root;
  for (const [i, part] of parts.entries()) {
    const own = scopeOf(folder);
    if (own) scopes.push(own);
    const isFolder = i < parts.length - 1;
    folder = `${folder}/${part}`;
    if (isFolder && isSkippedFolder(part)) return false;
    if (isIgnored(folder, isFolder, scopes) || isExcluded(parts.slice(0, i + 1).join('/'))) return false;
  }
  return true;
}

/** A test for paths relative to the folder that the globs are relative to. */
export function excluder(exclude: readonly string[]): (relativePath: string) => boolean {
  const globs = exclude.map(glob => glob.replace(/^\.\//, '').replace(/\/$/, ''));
  return globs.length > 0 ? picomatch(globs, { dot: true }) : () => false;
}
