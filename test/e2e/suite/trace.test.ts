/** A request traced from the editor: the line above a host opens the preview, and its page asks for the way. */
import * as vscode from 'vscode';
import { api, equal, ok, open, replace, until } from './support.ts';

suite('A trace', () => {
  test('begins at the line above a host and lights up in the preview', async () => {
    const document = await open('edge.yaml');
    const lens = await until(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        20,
      );
      return lenses.find(one => one.command?.command === 'trafficPath.trace');
    }, 'the line');
    equal(lens.command?.title, 'trace http://shop.example.com/');
    equal(lens.range.start.line, 7, 'line');
    await vscode.commands.executeCommand(lens.command!.command, ...(lens.command!.arguments ?? []));
    const traced = await until(async () => (await api()).traced(), 'an answer to what the page asked');
    equal(traced, { target: 'http://shop.example.com/', verdict: 'delivered', hops: 6, lit: 5 });
  });

  test('follows what is edited', async () => {
    const document = await open('web.yaml');
    await replace(document, 'targetPort: http', 'targetPort: htpp');
    await until(async () => (await api()).traced()?.verdict === 'unreachable', 'a trace that fails');
    await replace(document, 'targetPort: htpp', 'targetPort: http');
    const again = await until(async () => {
      const traced = (await api()).traced();
      return traced?.verdict === 'delivered' ? traced : undefined;
    }, 'a trace that arrives');
    ok(again.lit > 3, `${again.lit} nodes lit up`);
  });
});
