/** Folders, settings, progress, files that cannot be read, and requests that go wrong. */
import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { fullCapabilities, type TemporaryFolder } from '../harness/language-client.ts';
import { deployment, service } from './manifests.ts';
import { folder, start, startBusy } from './started.ts';

const rule = 'service-target-port-name-not-found';

const broken = { 'service.yaml': service('htpp'), 'deployment.yaml': deployment('http') };

describe('the workspace', () => {
  it('may have several folders, each of which is resolved by itself', async () => {
    const [first, second] = [folder({ 'service.yaml': service('htpp') }), folder(broken)];
    const client = await start({ folders: [first.uri, second.uri] });
    assert.deepEqual(client.shown(first.uriOf('service.yaml')), []);
    assert.deepEqual(client.shown(second.uriOf('service.yaml')), [`${rule}@9`]);
  });

  it('follows folders that are added and removed', async () => {
    const [first, second] = [folder(broken), folder(broken)];
    const client = await start({ folders: [first.uri] });
    const change = (added: TemporaryFolder[], removed: TemporaryFolder[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map(({ uri }) => ({ uri, name: uri })),
          removed: removed.map(({ uri }) => ({ uri, name: uri })),
        },
      });
    await change([second], [first]);
    await client.idle();
    assert.deepEqual(client.shown(first.uriOf('service.yaml')), []);
    assert.deepEqual(client.shown(second.uriOf('service.yaml')), [`${rule}@9`]);
  });

  it('reports how far it has been read', async () => {
    const client = await start({ folders: [folder(broken).uri] });
    assert.deepEqual(
      client.progress.map(p => p.kind),
      ['begin', 'report', 'end'],
    );
  });

  it('follows the settings', async () => {
    const workspace = folder(broken);
    const uri = workspace.uriOf('service.yaml');
    const client = await start({ folders: [workspace.uri], settings: { rules: { [rule]: 'hint' } } });
    assert.equal(client.diagnostics(uri)[0]?.severity, 4);
    await client.configure({ rules: { [rule]: 'off' } });
    await client.idle();
    assert.deepEqual(client.shown(uri), []);
    await client.configure({ rules: 'nonsense', files: { exclude: ['deployment.*'] }, defaultNamespace: 7 });
    await client.idle();
    assert.deepEqual(client.shown(uri), []);
    await client.configure(null);
    await client.idle();
    assert.deepEqual(client.shown(uri), [`${rule}@9`]);
  });

  it('takes settings from clients that cannot be asked', async () => {
    const workspace = folder(broken);
    const uri = workspace.uriOf('service.yaml');
    const capabilities = { ...fullCapabilities, workspace: {} };
    const client = await start({
      folders: [workspace.uri],
      capabilities,
      initializationOptions: { settings: { rules: { [rule]: 'off' } } },
    });
    assert.deepEqual(client.shown(uri), []);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { trafficPath: { rules: { [rule]: 'warning' } } },
    });
    await client.idle();
    assert.equal(client.diagnostics(uri)[0]?.severity, 2);
  });

  it('leaves out what .gitignore and the settings leave out', async () => {
    const workspace = folder({
      '.gitignore': 'generated/\n',
      'generated/service.yaml': service('htpp'),
      'vendor/service.yaml': service('htpp'),
      'node_modules/x/service.yaml': service('htpp'),
      'deployment.yaml': deployment('http'),
    });
    const client = await start({ folders: [workspace.uri], settings: { files: { exclude: ['**/vendor'] } } });
    const shown = () =>
      ['generated', 'vendor', 'node_modules/x'].filter(
        name => client.shown(workspace.uriOf(`${name}/service.yaml`)).length > 0,
      );
    assert.deepEqual(shown(), []);
    await client.watched(
      [workspace.uriOf('generated/service.yaml'), FileChangeType.Changed],
      [workspace.uriOf('vendor/service.yaml'), FileChangeType.Created],
    );
    await client.open(workspace.uriOf('vendor/service.yaml'), service('htpp'));
    await client.idle();
    assert.deepEqual(shown(), []);
    workspace.write('.gitignore', '');
    await client.watched([workspace.uriOf('.gitignore'), FileChangeType.Changed]);
    await client.idle();
    assert.deepEqual(shown(), ['generated']);
  });

  it('is read as far as it can be read', async () => {
    const workspace = folder({ ...broken, 'secret/a.yaml': service('htpp') });
    // Root may read every folder, but nobody can follow a link to itself.
    symlinkSync('loop.yaml', join(workspace.path, 'loop.yaml'));
    chmodSync(join(workspace.path, 'secret'), 0);
    const client = await start({ folders: [workspace.uri] });
    chmodSync(join(workspace.path, 'secret'), 0o755);
    assert.deepEqual(client.shown(workspace.uriOf('service.yaml')), [`${rule}@9`]);
    assert.ok(client.log.some(line => line.includes('loop.yaml')));
    if (process.getuid?.() !== 0) assert.ok(client.log.some(line => line.includes('secret')));
  });

  it('may name a folder that does not exist', async () => {
    const workspace = folder(broken);
    const client = await start({ folders: [workspace.uriOf('missing'), workspace.uri] });
    assert.deepEqual(client.shown(workspace.uriOf('service.yaml')), [`${rule}@9`]);
    assert.ok(client.log.some(line => line.includes('missing')));
  });
});

describe('the server', () => {
  it('answers idle only when the findings of everything before are published', async () => {
    const workspace = folder(broken);
    const client = await startBusy({ folders: [workspace.uri] });
    const uri = workspace.uriOf('service.yaml');
    await client.open(uri, service('http'));
    for (let i = 0; i < 20; i++) {
      await client.edit(uri, i % 2 ? 'htpp' : 'http', i % 2 ? 'http' : 'htpp');
      if (i % 5 > 0) continue;
      assert.equal(await client.idle(), null);
      assert.equal(client.published.filter(p => p.uri === uri).at(-1)?.version, i + 2);
    }
  });

  it('survives requests that make no sense', async () => {
    const workspace = folder(broken);
    const client = await start({ folders: [workspace.uri] });
    const request = (method: string, params: object) =>
      client.connection.sendRequest(method, params).catch(() => 'refused');
    const uri = workspace.uriOf('service.yaml');
    const far = { start: { line: 1e9, character: -4 }, end: { line: -1, character: 1e9 } };
    assert.deepEqual(
      await request('textDocument/codeAction', {
        textDocument: { uri: 'file:///nowhere' },
        range: far,
        context: { diagnostics: [] },
      }),
      [],
    );
    await request('textDocument/codeAction', { textDocument: { uri }, range: far, context: { diagnostics: [] } });
    assert.equal(await request('textDocument/codeAction', { textDocument: { uri } }), 'refused');
    assert.equal(await request('trafficPath/nothing', {}), 'refused');
    await client.open(uri, service('http'));
    await client.idle();
    assert.deepEqual(client.shown(uri), []);
  });
});
