/** The preview in a real editor: it opens beside the file, follows edits, and what is clicked there is found here. */
import * as vscode from 'vscode';
import { api, equal, ok, open, replace, until } from './support.ts';

suite('The preview', () => {
  test('opens beside the manifest and draws it', async () => {
    await open('web.yaml');
    await (await api()).idle();
    await vscode.commands.executeCommand('trafficPath.showPreviewToSide');
    const shown = await until(async () => (await api()).preview(), 'a picture');
    ok(shown.nodes > 2, `${shown.nodes} nodes`);
    equal(shown.broken, 0, 'broken hops');
    ok(shown.uri?.endsWith('/web.yaml'), `of ${shown.uri}`);
    const mermaid = await (await api()).previewAsMermaid();
    ok(mermaid?.startsWith('flowchart LR\n'), `the page has drawn: ${mermaid}`);
  });

  test('shows a hop that breaks, and that it is whole again', async () => {
    const document = await open('web.yaml');
    await replace(document, 'targetPort: http', 'targetPort: htpp');
    await until(async () => (await api()).preview()?.broken === 1, 'a broken hop');
    await replace(document, 'targetPort: htpp', 'targetPort: http');
    await until(async () => (await api()).preview()?.broken === 0, 'a whole path');
  });

  test('keeps the last good picture while the YAML is broken', async () => {
    const document = await open('web.yaml');
    const before = (await api()).preview()?.nodes;
    await replace(document, 'ports:', 'ports: [');
    await until(async () => ((await api()).preview()?.stale ?? 0) > 0, 'a stale picture');
    equal((await api()).preview()?.nodes, before, 'nodes');
    await replace(document, 'ports: [', 'ports:');
    await until(async () => (await api()).preview()?.stale === 0, 'a fresh picture');
  });

  test('stays with its file when it is locked, and follows the editor when it is not', async () => {
    await vscode.commands.executeCommand('trafficPath.toggleLock');
    await open('payments.yaml');
    ok((await api()).preview()?.uri?.endsWith('/web.yaml'), 'it has followed');
    await vscode.commands.executeCommand('trafficPath.toggleLock');
    await open('web.yaml');
    await open('payments.yaml');
    await until(async () => (await api()).preview()?.uri?.endsWith('/payments.yaml'), 'the other picture');
  });
});
