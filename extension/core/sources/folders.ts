/** Folder arithmetic on file ids: normalised paths or URIs with forward slashes. */
import type { FileId } from '../yaml/syntax.ts';

/** The folder of a file, without a trailing slash; '' for a bare name. */
export function folderOf(file: FileId): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

/** The last part of a path. */
export function baseName(file: FileId): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** `path` relative to `folder`, with `.` and `..` resolved. */
export function resolvePath(folder: string, path: string): FileId {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Steps from one folder up to the common ancestor and down to the other. */
export function folderDistance(a: string, b: string): number {
  const [as, bs] = [a.split('/'), b.split('/')];
  let common = 0;
  while (common < as.length && common < bs.length && as[common] === bs[common]) common++;
  return as.length + bs.length - 2 * common;
}

/** True for the folder itself and everything below it. */
export function isInside(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
