/**
 * File ids and URIs. A file id is a URI with its path decoded, so that paths which manifests name (`../base/my app.yaml`) meet it;
 * the URI that the client used for a file is kept, because clients compare URIs as texts.
 */
import { URI } from 'vscode-uri';
import type { FileId } from '../core/yaml/syntax.ts';

export class FileIds {
  readonly #uris = new Map<FileId, string>();

  /** The id of a URI; equal for different spellings of one URI. */
  idOf(uri: string): FileId {
    const id = toId(URI.parse(uri));
    if (toUri(id) !== uri) this.#uris.set(id, uri);
    return id;
  }

  /** The URI of an id, in the spelling that came last. */
  uriOf(id: FileId): string {
    return this.#uris.get(id) ?? toUri(id);
  }
}

/** The id of a folder's URI, without a trailing slash. */
export function folderIdOf(uri: string): FileId {
  return toId(URI.parse(uri)).replace(/\/+$/, '');
}

function toId(uri: URI): FileId {
  const path = /^\/[A-Z]:/.test(uri.path) ? `/${uri.path[1]!.toLowerCase()}${uri.path.slice(2)}` : uri.path;
  return `${uri.scheme}://${uri.authority}${path}`;
}

function toUri(id: FileId): string {
  const colon = id.indexOf('://');
  const slash = id.indexOf('/', colon + 3);
  if (slash < 0) return `${id.slice(0, colon)}:${id.slice(colon + 3)}`;
  return URI.from({
    scheme: id.slice(0, colon),
    authority: id.slice(colon + 3, slash),
    path: id.slice(slash),
  }).toString();
}
