/** Each feature once, over the wire: what the core answers arrives with the right positions and URIs. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { LineIndex } from '../../extension/core/text/line-index.ts';
import { showTrafficCommand } from '../../extension/protocol/requests.ts';
import { type LanguageClient, startServerProcess, TemporaryFolder } from '../harness/language-client.ts';
import { deployment, service } from './manifests.ts';

let client: LanguageClient;
let workspace: TemporaryFolder;
let uri: string;
const text = service('http');

before(async () => {
  workspace = new TemporaryFolder({
    'service.yaml': text,
    'deployment.yaml': deployment('http'),
    'overlay/kustomization.yaml': 'resources:\n  - patch.yaml\n',
    'overlay/patch.yaml': 'a: 1\n',
  });
  uri = workspace.uriOf('service.yaml');
  client = await startServerProcess({
    folders: [workspace.uri],
    initializationOptions: { commands: [showTrafficCommand] },
  });
  await client.open(uri, text);
  await client.idle();
});

after(async () => {
  await client.stop();
  workspace.dispose();
});

/** The request's parameters for the caret behind the first occurrence of a text. */
function at(search: string) {
  return {
    textDocument: { uri },
    position: new LineIndex(text).positionAt(text.indexOf(search) + search.length),
  };
}

const request = <R>(method: string, params: object): Promise<R> => client.connection.sendRequest(method, params);

describe('features over the wire', () => {
  it('hover', async () => {
    const hover = await request<Hover>('textDocument/hover', at('targetPort: ht'));
    assert.deepEqual(hover.range, { start: { line: 9, character: 18 }, end: { line: 9, character: 22 } });
    const { value, kind } = hover.contents as { value: string; kind: string };
    assert.equal(kind, 'markdown');
    assert.ok(value.includes(`${workspace.uriOf('deployment.yaml')}#L`), value);
  });

  it('definition', async () => {
    const [location] = await request<Location[]>('textDocument/definition', at('targetPort: ht'));
    assert.equal(location?.uri, workspace.uriOf('deployment.yaml'));
    assert.equal(location?.range.start.line, 17);
  });

  it('references and highlights', async () => {
    const places = await request<Location[]>('textDocument/references', {
      ...at('targetPort: ht'),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(new Set(places.map(place => place.uri)), new Set([uri, workspace.uriOf('deployment.yaml')]));
    const marks = await request<DocumentHighlight[]>('textDocument/documentHighlight', at('targetPort: ht'));
    assert.ok(marks.some(mark => mark.range.start.line === 9));
  });

  it('rename', async () => {
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...at('targetPort: ht'), newName: 'web' });
    const changes = edit.documentChanges!.map(change => 'textDocument' in change && change.textDocument);
    assert.deepEqual(
      new Set(changes.map(change => change && `${change.uri} ${change.version}`)),
      new Set([`${uri} 1`, `${workspace.uriOf('deployment.yaml')} null`]),
    );
    await assert.rejects(
      request('textDocument/rename', { ...at('targetPort: ht'), newName: 'Not A Name' }),
      /Not A Name/,
    );
  });

  it('completion', async () => {
    const items = await request<CompletionItem[]>('textDocument/completion', at('targetPort: '));
    const item = items.find(candidate => candidate.label === 'http');
    assert.deepEqual(item?.textEdit, {
      range: { start: { line: 9, character: 18 }, end: { line: 9, character: 22 } },
      newText: 'http',
    });
  });

  it('symbols', async () => {
    const [symbol] = await request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    assert.equal(symbol?.name, 'web');
    assert.equal(symbol?.selectionRange.start.line, 3);
    const found = await request<SymbolInformation[]>('workspace/symbol', { query: 'deployment web' });
    assert.deepEqual(
      found.map(s => s.location.uri),
      [workspace.uriOf('deployment.yaml')],
    );
  });

  it('code lenses', async () => {
    const [lens] = await request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.equal(lens?.range.start.line, 3);
    assert.deepEqual(lens?.command?.arguments, [uri, 'Service/default/web']);
  });

  it('document links', async () => {
    const [link] = await request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: workspace.uriOf('overlay/kustomization.yaml') },
    });
    assert.equal(link?.target, workspace.uriOf('overlay/patch.yaml'));
  });

  it('inlay hints', async () => {
    const hints = await request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
    });
    assert.deepEqual(
      hints.map(hint => hint.position),
      [{ line: 9, character: 22 }],
    );
  });

  it('answers about files that are not analysed', async () => {
    const nowhere = { textDocument: { uri: 'file:///nowhere.yaml' }, position: { line: 0, character: 0 } };
    assert.equal(await request('textDocument/hover', nowhere), null);
    assert.equal(await request('textDocument/completion', nowhere), null);
  });
});
