/** Quick fixes and suppressions: each one, applied as an editor would, removes its diagnostic. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { type LanguageClient, startServerProcess, TemporaryFolder } from '../harness/language-client.ts';
import { deployment, service } from './manifests.ts';

const rule = 'service-target-port-name-not-found';
let client: LanguageClient;
let workspace: TemporaryFolder;
let uri: string;

async function open(text: string, name = 'service.yaml'): Promise<void> {
  workspace = new TemporaryFolder({ 'deployment.yaml': deployment('http') });
  client = await startServerProcess({ folders: [workspace.uri] });
  uri = workspace.uriOf(name);
  await client.open(uri, text);
  await client.idle();
}

afterEach(async () => {
  await client.stop();
  workspace.dispose();
});

const finding = () => client.diagnostics(uri).find(d => d.code === rule)!;
const titles = async () => (await client.codeActions(uri, finding())).map(action => action.title);

async function applyAction(title: string): Promise<void> {
  const actions = await client.codeActions(uri, finding());
  const action = actions.find(a => a.title === title);
  assert.ok(action?.edit, `${title} is offered: ${actions.map(a => a.title)}`);
  assert.deepEqual(
    action.diagnostics?.map(d => d.code),
    [rule],
  );
  await client.apply(action.edit);
  await client.idle();
}

describe('code actions', () => {
  it('offer the fixes of a finding and two ways to ignore it', async () => {
    await open(service('htpp'));
    assert.deepEqual(await titles(), [
      'Change to "http"',
      `Ignore ${rule} on this line`,
      `Ignore ${rule} in this document`,
    ]);
  });

  it('leave no diagnostic once a fix is applied', async () => {
    await open(service('htpp'));
    await applyAction('Change to "http"');
    assert.deepEqual(client.shown(uri), []);
    assert.equal(client.textOf(uri), service('http'));
  });

  for (const newline of ['\n', '\r\n']) {
    it(`ignore a rule on a line, ${JSON.stringify(newline)}`, async () => {
      await open(service('htpp').replaceAll('\n', newline));
      await applyAction(`Ignore ${rule} on this line`);
      assert.deepEqual(client.shown(uri), []);
      const lines = client.textOf(uri).split(newline);
      assert.equal(lines[9], `      # traffic-path-ignore: ${rule}`);
    });
  }

  it('ignore a rule in a document that is not the first', async () => {
    await open(`${service('http')}---\n# the other one\n${service('htpp')}`);
    await applyAction(`Ignore ${rule} in this document`);
    assert.equal(finding(), undefined);
    assert.ok(client.textOf(uri).includes(`---\n# the other one\n# traffic-path-ignore: ${rule}\napiVersion`));
  });

  it('add to a comment that stands there already', async () => {
    await open(
      service('htpp').replace('      targetPort', '      # traffic-path-ignore: other -- on purpose\n      targetPort'),
    );
    await applyAction(`Ignore ${rule} on this line`);
    assert.deepEqual(client.shown(uri), []);
    assert.ok(client.textOf(uri).includes(`# traffic-path-ignore: other, ${rule} -- on purpose\n`));
  });

  it('put no comments into JSON', async () => {
    const json = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'htpp' }] },
    };
    await open(JSON.stringify(json, null, 2), 'service.json');
    assert.deepEqual(await titles(), ['Change to "http"']);
    await applyAction('Change to "http"');
    assert.deepEqual(client.shown(uri), []);
    assert.equal(JSON.parse(client.textOf(uri)).spec.ports[0].targetPort, 'http');
  });

  it('fix a whole file at once on request', async () => {
    await open(`${service('htpp')}---\n${service('htttp').replace('name: web', 'name: second')}`);
    const [action, ...others] = await client.codeActions(uri, finding(), ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(action!.kind, 'source.fixAll.trafficPath');
    await client.apply(action!.edit!);
    await client.idle();
    assert.deepEqual(
      client.shown(uri).filter(shown => shown.startsWith(rule)),
      [],
    );
  });
});
