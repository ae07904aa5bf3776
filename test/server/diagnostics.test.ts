/** What the server publishes, over a real connection to the built bundle, while files are opened, typed in, closed, moved and deleted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { fullCapabilities } from '../harness/language-client.ts';
import { deployment, service } from './manifests.ts';
import { folder, start } from './started.ts';

const rule = 'service-target-port-name-not-found';

describe('published diagnostics', () => {
  it('cover the whole workspace, files that nobody has opened included', async () => {
    const workspace = folder({ 'k8s/service.yaml': service('htpp'), 'k8s/deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    const [diagnostic] = client.diagnostics(workspace.uriOf('k8s/service.yaml'));
    assert.equal(diagnostic?.code, rule);
    assert.equal(diagnostic?.source, 'traffic-path');
    assert.deepEqual(diagnostic?.range, { start: { line: 9, character: 18 }, end: { line: 9, character: 22 } });
    assert.match(diagnostic?.codeDescription?.href ?? '', new RegExp(`/${rule}\\.md$`));
    assert.equal(diagnostic?.relatedInformation?.[0]?.location.uri, workspace.uriOf('k8s/deployment.yaml'));
    assert.deepEqual(diagnostic?.data, { fixes: 1 });
    assert.deepEqual(client.shown(workspace.uriOf('k8s/deployment.yaml')), []);
  });

  it('leave out what the client cannot show', async () => {
    const workspace = folder({ 'service.yaml': service('htpp'), 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri], capabilities: {}, initializationOptions: { locale: 'ko' } });
    const [diagnostic] = client.diagnostics(workspace.uriOf('service.yaml'));
    assert.deepEqual(Object.keys(diagnostic ?? {}).sort(), ['code', 'message', 'range', 'severity', 'source']);
    assert.match(String(diagnostic!.message), /[가-힣]/);
    assert.deepEqual(client.progress, []);
    assert.deepEqual(client.registered, []);
  });

  it('speak the language of the client', async () => {
    const workspace = folder({ 'service.yaml': service('htpp'), 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri], locale: 'ko-KR' });
    const [diagnostic] = client.diagnostics(workspace.uriOf('service.yaml'));
    assert.match(String(diagnostic!.message), /[가-힣]/);
    assert.match(diagnostic!.codeDescription!.href, /\/ko\/rules\//);
  });

  it('carry the version of an open document, of each of its versions', async () => {
    const workspace = folder({ 'service.yaml': service('http'), 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    const uri = workspace.uriOf('service.yaml');
    assert.equal(client.published.length, 0);
    await client.open(uri, service('http'));
    await client.idle();
    await client.edit(uri, 'targetPort: http', 'targetPort: htpp');
    await client.idle();
    await client.edit(uri, 'port: 80', 'port: 81');
    await client.idle();
    const own = client.published.filter(p => p.uri === uri);
    assert.deepEqual(
      own.map(p => [p.version, p.diagnostics.length]),
      [
        [1, 0],
        [2, 1],
        [3, 1],
      ],
    );
    assert.deepEqual(
      client.published.filter(p => p.uri !== uri),
      [],
    );
  });

  it('go when another file is fixed and not saved, and come back when that is closed', async () => {
    const workspace = folder({ 'service.yaml': service('web'), 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    const uri = workspace.uriOf('service.yaml');
    assert.deepEqual(client.shown(uri), [`${rule}@9`]);
    const other = workspace.uriOf('deployment.yaml');
    await client.open(other, deployment('http'));
    await client.edit(other, 'name: http', 'name: web');
    await client.idle();
    assert.deepEqual(client.shown(uri), []);
    await client.close(other);
    await client.idle();
    assert.deepEqual(client.shown(uri), [`${rule}@9`]);
  });

  it('follow related places that move in another file', async () => {
    const workspace = folder({ 'service.yaml': service('htpp'), 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    const uri = workspace.uriOf('service.yaml');
    const lineOf = () => client.diagnostics(uri)[0]!.relatedInformation![0]!.location.range.start.line;
    const before = lineOf();
    const other = workspace.uriOf('deployment.yaml');
    await client.open(other, deployment('http'));
    await client.replace(
      other,
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: first\n---\n${deployment('http')}`,
    );
    await client.idle();
    assert.equal(lineOf(), before + 5);
  });

  it('go with a deleted file, and what it satisfied is missed', async () => {
    const workspace = folder({ 'service.yaml': service('htpp'), 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    workspace.delete('service.yaml');
    await client.watched([workspace.uriOf('service.yaml'), FileChangeType.Deleted]);
    await client.idle();
    assert.deepEqual(client.shown(workspace.uriOf('service.yaml')), []);
  });

  it('move with a renamed folder, which is reported by its own name only', async () => {
    const workspace = folder({ 'a/service.yaml': service('htpp'), 'a/deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    workspace.write('b/service.yaml', service('htpp'));
    workspace.write('b/deployment.yaml', deployment('http'));
    workspace.delete('a');
    await client.watched(
      [workspace.uriOf('a'), FileChangeType.Deleted],
      [workspace.uriOf('b'), FileChangeType.Created],
    );
    await client.idle();
    assert.deepEqual(client.shown(workspace.uriOf('a/service.yaml')), []);
    assert.deepEqual(client.shown(workspace.uriOf('b/service.yaml')), [`${rule}@9`]);
    await client.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: workspace.uriOf('b'), newUri: workspace.uriOf('c') }],
    });
    await client.idle();
    assert.deepEqual(client.shown(workspace.uriOf('b/service.yaml')), []);
  });

  it('follow files that appear and change on disk, unless a document is open', async () => {
    const workspace = folder({ 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    const uri = workspace.uriOf('service.yaml');
    workspace.write('service.yaml', service('htpp'));
    await client.watched([uri, FileChangeType.Created]);
    await client.idle();
    assert.deepEqual(client.shown(uri), [`${rule}@9`]);
    await client.open(uri, service('http'));
    workspace.write('service.yaml', service('hptt'));
    await client.watched([uri, FileChangeType.Changed]);
    await client.idle();
    assert.deepEqual(client.shown(uri), []);
    await client.close(uri);
    await client.idle();
    assert.deepEqual(client.shown(uri), [`${rule}@9`]);
  });

  it('stay while a neighbouring document is half-typed', async () => {
    const workspace = folder({ 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    const uri = workspace.uriOf('service.yaml');
    await client.open(uri, `${service('htpp')}---\napiVersion: v1\nkind: Service\nmetadata:\n  name: "oth`);
    await client.idle();
    assert.ok(client.shown(uri).includes(`${rule}@9`));
    await client.edit(uri, 'name: "oth', 'name: "other"\nspec: {');
    await client.idle();
    assert.ok(client.shown(uri).includes(`${rule}@9`));
  });

  it('do not exist for files that hold no Kubernetes object', async () => {
    const workspace = folder({
      'package.json': '{ "name": "web", "version": "1.0.0" }',
      'compose.yaml': 'services:\n  web:\n    image: web\n    image: twice\n',
      'broken.yaml': 'a: [1, 2\nb: "',
      'binary.yaml': new Uint8Array([0, 1, 2, 3, 255, 254, 0]),
      'huge.json': `{"data": "${'x'.repeat(17_000_000)}"}`,
      'empty.yml': '',
    });
    const client = await start({ folders: [workspace.uri] });
    await client.open(workspace.uriOf('broken.yaml'), 'a: [1, 2\nb: "');
    await client.edit(workspace.uriOf('broken.yaml'), 'b: "', 'b: "c');
    await client.idle();
    assert.deepEqual(
      client.published.flatMap(p => p.diagnostics),
      [],
    );
  });

  it('work for a single document without a folder', async () => {
    const client = await start({ folders: [], capabilities: fullCapabilities });
    await client.open('untitled:Untitled-1', `${service('htpp')}---\n${deployment('http')}`);
    await client.idle();
    assert.deepEqual(client.shown('untitled:Untitled-1'), [`${rule}@9`]);
    await client.close('untitled:Untitled-1');
    await client.idle();
    assert.deepEqual(client.shown('untitled:Untitled-1'), []);
  });

  it('use the URI that the client uses', async () => {
    const workspace = folder({ 'k8s/my app@(1)+ü.yaml': service('htpp'), 'deployment.yaml': deployment('http') });
    const client = await start({ folders: [workspace.uri] });
    const spelled = workspace.uriOf('k8s/my app@(1)+ü.yaml');
    await client.open(spelled, service('htpp'));
    await client.idle();
    assert.deepEqual(client.shown(spelled), [`${rule}@9`]);
    const shown = new Map<string, number>();
    for (const { uri, diagnostics } of client.published) shown.set(uri, diagnostics.length);
    assert.equal([...shown.values()].filter(count => count > 0).length, 1);
  });
});
