/** Pictures over the wire: scopes, limits, where nodes are written, what was found about them, and the news of a change. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  detailsRequest,
  type GraphLocation,
  type GraphParams,
  type GraphResult,
  graphChangedNotification,
  graphRequest,
  type NodeDetails,
  nodesAtRequest,
  placeRequest,
} from '../../extension/protocol/graph.ts';
import type { LanguageClient } from '../harness/language-client.ts';
import { deployment, service } from './manifests.ts';
import { folder, start } from './started.ts';

const other = 'kind: Namespace\napiVersion: v1\nmetadata: {name: other}\n';

/** Two applications that know nothing of each other. */
const files = {
  'web-service.yaml': service('http'),
  'web-deployment.yaml': deployment('http'),
  'mail-service.yaml': service('smtp', 'mail'),
  'mail-deployment.yaml': deployment('smtp', 'mail'),
  'namespace.yaml': other,
};

const graphOf = (client: LanguageClient, params: GraphParams = {}): Promise<GraphResult> =>
  client.connection.sendRequest(graphRequest, params);

const objects = ({ nodes }: GraphResult): string[] =>
  nodes
    .filter(node => node.objectKind !== '')
    .map(node => `${node.objectKind} ${node.name}`)
    .sort();

describe('trafficPath/graph', () => {
  it('is of what a file is connected to, across files', async () => {
    const workspace = folder(files);
    const client = await start({ folders: [workspace.uri] });
    const graph = await graphOf(client, { textDocument: { uri: workspace.uriOf('web-service.yaml') } });
    assert.deepEqual(objects(graph), ['Deployment web', 'Service web']);
    assert.equal(graph.total, graph.nodes.length);
    assert.equal(graph.syntaxErrors, 0);
    const node = graph.nodes.find(one => one.objectKind === 'Deployment');
    assert.equal(node?.file, workspace.uriOf('web-deployment.yaml'), 'files are URIs of the client');
    assert.ok(node?.terms?.includes('app=web'), 'labels of the pods are found by a search');
    assert.ok(graph.edges.some(edge => edge.kind === 'select' && edge.verdict === 'open'));
  });

  it('is of a file, a namespace or the workspace when it is asked to', async () => {
    const workspace = folder(files);
    const client = await start({ folders: [workspace.uri] });
    const textDocument = { uri: workspace.uriOf('web-service.yaml') };
    const all = ['Deployment mail', 'Deployment web', 'Service mail', 'Service web'];
    assert.ok(!objects(await graphOf(client, { textDocument, scope: 'file' })).includes('Service mail'));
    assert.deepEqual(objects(await graphOf(client, { textDocument, scope: 'namespace' })), all);
    assert.deepEqual(objects(await graphOf(client, { textDocument, scope: 'workspace' })), all);
    assert.deepEqual(objects(await graphOf(client)), all, 'without a file it is of the workspace');
    const empty = await graphOf(client, { textDocument: { uri: workspace.uriOf('namespace.yaml') } });
    assert.deepEqual(objects(empty), []);
  });

  it('starts from an object when one is named', async () => {
    const workspace = folder(files);
    const client = await start({ folders: [workspace.uri] });
    const graph = await graphOf(client, {
      textDocument: { uri: workspace.uriOf('web-service.yaml') },
      focus: 'Service/default/mail',
    });
    assert.deepEqual(objects(graph), ['Deployment mail', 'Service mail']);
  });

  it('sends a part of a large picture, everything wrong in it among that, and how many nodes there are', async () => {
    const many: Record<string, string> = {};
    for (let i = 0; i < 30; i++) {
      many[`service-${i}.yaml`] = service(i === 29 ? 'wrong' : 'http', `app-${i}`);
      many[`deployment-${i}.yaml`] = deployment('http', `app-${i}`);
    }
    const workspace = folder(many);
    const client = await start({ folders: [workspace.uri] });
    const whole = await graphOf(client);
    assert.ok(whole.total >= 60 && whole.nodes.length === whole.total);
    const part = await graphOf(client, { limit: 20 });
    assert.equal(part.total, whole.total);
    assert.ok(part.nodes.length <= 20, `${part.nodes.length} nodes`);
    const ids = new Set(part.nodes.map(node => node.id));
    assert.ok(ids.has('Service/default/app-29'), 'the erroneous one is the last in order');
    for (const { from, to } of part.edges) assert.ok(ids.has(from) && ids.has(to), `${from} → ${to} leads nowhere`);
    const broken = whole.edges.filter(edge => edge.verdict === 'broken');
    assert.ok(broken.length > 0);
    for (const { id } of broken)
      assert.ok(
        part.edges.some(edge => edge.id === id),
        `${id} is missing`,
      );
  });

  it('counts the syntax errors of its files, and of those that are watched', async () => {
    const workspace = folder(files);
    const client = await start({ folders: [workspace.uri] });
    const uri = workspace.uriOf('web-deployment.yaml');
    await client.open(uri, files['web-deployment.yaml']);
    await client.edit(uri, 'ports:', 'ports: [');
    await client.idle();
    const textDocument = { uri: workspace.uriOf('mail-service.yaml') };
    assert.equal((await graphOf(client, { textDocument })).syntaxErrors, 0);
    assert.ok((await graphOf(client, { textDocument, watched: [uri] })).syntaxErrors > 0);
    assert.ok((await graphOf(client, { textDocument: { uri } })).syntaxErrors > 0);
  });
});

describe('what a picture is asked about', () => {
  it('tells where a node and an edge are written', async () => {
    const workspace = folder(files);
    const client = await start({ folders: [workspace.uri] });
    const graph = await graphOf(client, { textDocument: { uri: workspace.uriOf('web-service.yaml') } });
    const places = (id: string): Promise<GraphLocation[]> => client.connection.sendRequest(placeRequest, { id });
    const [first] = await places('Service/default/web');
    assert.equal(first?.uri, workspace.uriOf('web-service.yaml'));
    assert.deepEqual(first?.range, { start: { line: 3, character: 8 }, end: { line: 3, character: 11 } });
    const selecting = graph.edges.find(edge => edge.kind === 'select')!;
    assert.ok((await places(selecting.id)).length > 0);
    assert.deepEqual(await places('Service/default/nobody'), []);
  });

  it('tells which nodes stand at a position, the innermost first', async () => {
    const workspace = folder(files);
    const client = await start({ folders: [workspace.uri] });
    const uri = workspace.uriOf('web-service.yaml');
    await graphOf(client, { textDocument: { uri } });
    const at = (line: number, character: number): Promise<string[]> =>
      client.connection.sendRequest(nodesAtRequest, { textDocument: { uri }, position: { line, character } });
    assert.equal((await at(3, 9))[0], 'Service/default/web');
    const atTargetPort = await at(9, 20);
    assert.ok(atTargetPort.includes('Service/default/web'), atTargetPort.join(' '));
    const unknown = { textDocument: { uri: workspace.uriOf('nothing.yaml') }, position: { line: 0, character: 0 } };
    assert.deepEqual(await client.connection.sendRequest(nodesAtRequest, unknown), []);
  });

  it('tells what was found about a node, at the node itself and at the hop to it', async () => {
    const workspace = folder({ ...files, 'web-service.yaml': service('htpp') });
    const client = await start({ folders: [workspace.uri] });
    const graph = await graphOf(client, { textDocument: { uri: workspace.uriOf('web-service.yaml') } });
    const broken = graph.edges.find(edge => edge.verdict === 'broken');
    assert.ok(broken, 'the hop is not broken');
    for (const id of [broken.from, broken.to]) {
      const { findings } = await client.connection.sendRequest<NodeDetails>(detailsRequest, { id });
      const found = findings.find(one => one.rule === 'service-target-port-name-not-found');
      assert.ok(found, `nothing is known about ${id}`);
      assert.equal(found.uri, workspace.uriOf('web-service.yaml'));
      assert.equal(found.range.start.line, 9);
      assert.equal(found.severity, 'error');
      assert.ok(found.why.length > 0 && found.docs.startsWith('https://'));
    }
  });
});

describe('trafficPath/graphChanged', () => {
  it('comes after a change, once somebody has asked for a picture', async () => {
    const workspace = folder(files);
    const client = await start({ folders: [workspace.uri] });
    let news = 0;
    client.connection.onNotification(graphChangedNotification, () => {
      news += 1;
    });
    const uri = workspace.uriOf('web-service.yaml');
    await client.open(uri, files['web-service.yaml']);
    await client.idle();
    assert.equal(news, 0, 'nobody has asked yet');
    const textDocument = { uri };
    assert.ok((await graphOf(client, { textDocument })).edges.every(edge => edge.verdict !== 'broken'));
    await client.edit(uri, 'targetPort: http', 'targetPort: htpp');
    await client.idle();
    assert.ok(news > 0, 'there are no news');
    assert.ok((await graphOf(client, { textDocument })).edges.some(edge => edge.verdict === 'broken'));
  });
});
