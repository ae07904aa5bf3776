/** Files that only the client can reach: virtual workspaces, and everything when the server is a web worker. */
import type { Connection } from 'vscode-languageserver';
import {
  type FileContent,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFilesParams,
  type ReadFilesResult,
  readFilesRequest,
} from '../../protocol/requests.ts';
import { folderIdOf } from '../file-ids.ts';
import type { FileHost, Listing } from './file-host.ts';
import { excluder, type IgnoreScope, ignoreScope, isListed } from './ignore-rules.ts';

type Scopes = ReadonlyMap<string, IgnoreScope>;

export class ClientFileHost implements FileHost {
  readonly #connection: Connection;
  /** Root to its `.gitignore` files, as of the last listing. */
  readonly #scopes = new Map<string, Scopes>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async list(folder: string, root: string, exclude: readonly string[]): Promise<Listing> {
    const params: ListFilesParams = { folder };
    let found: readonly string[];
    try {
      found = (await this.#connection.sendRequest<ListFilesResult>(listFilesRequest, params)).files;
    } catch (error) {
      return { files: [], unreadable: [{ uri: folder, reason: (error as Error).message }] };
    }
    const base = folderIdOf(root);
    const scopes = new Map(folder === root ? [] : this.#scopes.get(root));
    const ignoreFiles = found.filter(uri => uri.endsWith('/.gitignore'));
    for (const [i, { text }] of (await this.read(ignoreFiles)).entries()) {
      const at = folderIdOf(ignoreFiles[i]!).slice(0, -'/.gitignore'.length);
      if (text !== undefined) scopes.set(at, ignoreScope(at, text));
    }
    this.#scopes.set(root, scopes);
    const isExcluded = excluder(exclude);
    const scopeOf = (at: string) => scopes.get(at);
    const files = found.filter(
      uri => !uri.endsWith('/.gitignore') && isListed(folderIdOf(uri), base, isExcluded, scopeOf),
    );
    return { files, unreadable: [] };
  }

  async read(uris: readonly string[]): Promise<readonly FileContent[]> {
    if (uris.length === 0) return [];
    const params: ReadFilesParams = { uris };
    try {
      return (await this.#connection.sendRequest<ReadFilesResult>(readFilesRequest, params)).files;
    } catch (error) {
      return uris.map(() => ({ problem: (error as Error).message }));
    }
  }

  async wouldList(uri: string, root: string, exclude: readonly string[]): Promise<boolean> {
    const scopes = this.#scopes.get(root);
    return isListed(folderIdOf(uri), folderIdOf(root), excluder(exclude), folder => scopes?.get(folder));
  }
}
