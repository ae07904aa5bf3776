/** The manifest files that the workspace folders hold on disk, open or not. */
import { folderOf } from '../core/sources/folders.ts';
import type { FileId } from '../core/yaml/syntax.ts';

export class KnownFiles {
  readonly #files = new Set<FileId>();
  /** Folder to the number of files below it, so that the end of an unknown path costs one look-up. */
  readonly #folders = new Map<FileId, number>();

  has(file: FileId): boolean {
    return this.#files.has(file);
  }

  add(file: FileId): void {
    if (this.#files.has(file)) return;
    this.#files.add(file);
    for (const folder of ancestors(file)) this.#folders.set(folder, (this.#folders.get(folder) ?? 0) + 1);
  }

  delete(file: FileId): void {
    if (!this.#files.delete(file)) return;
    for (const folder of ancestors(file)) {
      const count = this.#folders.get(folder)! - 1;
      if (count > 0) this.#folders.set(folder, count);
      else this.#folders.delete(folder);
    }
  }

  /** The files below a folder. */
  below(folder: FileId): FileId[] {
    if (!this.#folders.has(folder)) return [];
    return [...this.#files].filter(file => file.startsWith(`${folder}/`));
  }
}

function* ancestors(file: FileId): Generator<FileId> {
  for (let folder = folderOf(file); folder.includes('://'); folder = folderOf(folder)) yield folder;
}
