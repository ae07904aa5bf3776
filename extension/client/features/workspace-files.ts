/**
 * Lists and reads files for the server, which in the browser and in virtual workspaces cannot do it by itself. Everything goes
 * through the editor's file system, so that any kind of workspace works.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileContent,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFilesParams,
  type ReadFilesResult,
  readFilesRequest,
} from '../../protocol/requests.ts';

const listed = '**/{*.yaml,*.yml,*.json,Kustomization,.gitignore}';
const neverListed = '**/{node_modules,.git}/**';

/** Reads at a time: a remote file system answers many at once, but not thousands. */
const parallelReads = 32;

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(listFilesRequest, async ({ folder }: ListFilesParams, token): Promise<ListFilesResult> => {
    const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), listed);
    const found = await vscode.workspace.findFiles(pattern, neverListed, undefined, token);
    return { files: found.map(uri => client.code2ProtocolConverter.asUri(uri)) };
  });
  client.onRequest(readFilesRequest, async ({ uris }: ReadFilesParams, token): Promise<ReadFilesResult> => {
    const files: FileContent[] = [];
    for (let i = 0; i < uris.length && !token.isCancellationRequested; i += parallelReads)
      files.push(...(await Promise.all(uris.slice(i, i + parallelReads).map(read))));
    return { files };
  });
}

async function read(uri: string): Promise<FileContent> {
  try {
    return { text: decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri))) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { problem: 'not-found' };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** UTF-8 unless a byte order mark says UTF-16; the mark is not part of the text. */
function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
