/** Where closed files come from. The node process reads `file:` URIs itself; everything else, and everything in a worker, comes from the client. */
import type { FileContent } from '../../protocol/requests.ts';

export interface Listing {
  /** URIs. */
  readonly files: readonly string[];
  readonly unreadable: readonly { readonly uri: string; readonly reason: string }[];
}

export interface FileHost {
  /**
   * Manifest files below `folder`, which is `root` or lies inside it, without what `.gitignore` and the globs, relative to `root`,
   * leave out. Empty when `folder` is no folder.
   */
  list(folder: string, root: string, exclude: readonly string[]): Promise<Listing>;
  /** Texts, in step with the URIs. */
  read(uris: readonly string[]): Promise<readonly FileContent[]>;
  /** Whether listing `root` would find the file. */
  wouldList(uri: string, root: string, exclude: readonly string[]): Promise<boolean>;
}
