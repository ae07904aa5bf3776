/** The web worker: the same server, with every file coming from the client. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { FileChangeType } from 'vscode-languageserver-protocol';
import {
  type ListFilesParams,
  listFilesRequest,
  type ReadFilesParams,
  readFilesRequest,
} from '../../extension/protocol/requests.ts';
import { type LanguageClient, startServerWorker } from '../harness/language-client.ts';
import { deployment, service } from './manifests.ts';

const rule = 'service-target-port-name-not-found';
const root = 'vscode-vfs://github/owner/shop';
let client: LanguageClient | undefined;

/** A client with files of its own. */
async function start(files: Map<string, string>, settings: unknown = null): Promise<void> {
  client = await startServerWorker({
    folders: [root],
    settings,
    setUp: connection => {
      connection.onRequest(listFilesRequest, ({ folder }: ListFilesParams) => ({
        files: [...files.keys()].filter(uri => uri.startsWith(`${folder}/`)),
      }));
      connection.onRequest(readFilesRequest, ({ uris }: ReadFilesParams) => ({
        files: uris.map(uri => (files.has(uri) ? { text: files.get(uri) } : { problem: 'not-found' })),
      }));
    },
  });
  await client!.idle();
}

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('the web worker', () => {
  it('analyses what the client lists and reads', async () => {
    const files = new Map([
      [`${root}/.gitignore`, 'out\n'],
      [`${root}/k8s/service.yaml`, service('htpp')],
      [`${root}/out/service.yaml`, service('htpp')],
      [`${root}/vendor/service.yaml`, service('htpp')],
      [`${root}/k8s/deployment.yaml`, deployment('http')],
    ]);
    await start(files, { files: { exclude: ['vendor'] } });
    const shown = () => [...files.keys()].filter(uri => client!.shown(uri).length > 0);
    assert.deepEqual(shown(), [`${root}/k8s/service.yaml`]);
    assert.deepEqual(client!.shown(`${root}/k8s/service.yaml`), [`${rule}@9`]);
    files.set(`${root}/k8s/service.yaml`, service('http'));
    await client!.watched([`${root}/k8s/service.yaml`, FileChangeType.Changed]);
    await client!.idle();
    assert.deepEqual(shown(), []);
  });

  it('follows typing', async () => {
    await start(new Map([[`${root}/deployment.yaml`, deployment('http')]]));
    const uri = `${root}/service.yaml`;
    await client!.open(uri, service('http'));
    await client!.edit(uri, 'targetPort: http', 'targetPort: htpp');
    await client!.idle();
    assert.deepEqual(client!.shown(uri), [`${rule}@9`]);
  });

  it('needs nothing of Node.js', () => {
    const bundle = readFileSync(resolve(import.meta.dirname, '../../dist/server.web.js'), 'utf8');
    assert.doesNotMatch(bundle, /require\(["'](?:node:)?(?:fs|path|os|url|child_process|crypto|util)["']\)/);
  });
});

describe('a client that lists no files', () => {
  it('still gets the findings of what it opens', async () => {
    client = await startServerWorker({ folders: [root] });
    await client!.open(`${root}/all.yaml`, `${service('htpp')}---\n${deployment('http')}`);
    await client!.idle();
    assert.deepEqual(client!.shown(`${root}/all.yaml`), [`${rule}@9`]);
    assert.ok(client!.log.some(line => line.includes(root)));
  });
});
