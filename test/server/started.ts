/** Folders and servers of one test, taken away after it. */
import { afterEach } from 'node:test';
import {
  type ClientOptions,
  type LanguageClient,
  startServerProcess,
  TemporaryFolder,
} from '../harness/language-client.ts';

const disposals: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const dispose of disposals.splice(0).reverse()) await dispose();
});

export function folder(files: Readonly<Record<string, string | Uint8Array>>): TemporaryFolder {
  const result = new TemporaryFolder(files);
  disposals.push(() => result.dispose());
  return result;
}

/** A client of the built server, which may still be at its first scan. */
export async function startBusy(options: ClientOptions): Promise<LanguageClient> {
  const client = await startServerProcess(options);
  disposals.push(() => client.stop());
  return client;
}

/** A client of the built server that has nothing pending. */
export async function start(options: ClientOptions): Promise<LanguageClient> {
  const client = await startBusy(options);
  await client.idle();
  return client;
}
