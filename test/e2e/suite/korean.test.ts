/** With a Korean display language everything the extension says is Korean. */
import * as vscode from 'vscode';
import { equal, findings, ok, open, quickFixes } from './support.ts';

const hangul = /\p{Script=Hangul}/u;

suite('Traffic Path in Korean', () => {
  test('the editor says that it is Korean', () => {
    equal(vscode.env.language, 'ko');
  });

  test('commands and settings', () => {
    const { contributes } = vscode.extensions.getExtension('traffic-path.traffic-path')!.packageJSON;
    // A translated title comes with the original, which the palette searches, too.
    for (const { command, title } of contributes.commands) ok(hangul.test(title.value ?? title), command);
    for (const { title, properties } of contributes.configuration) {
      ok(hangul.test(title), title);
      for (const [name, { markdownDescription }] of Object.entries<{ markdownDescription: string }>(properties))
        ok(hangul.test(markdownDescription), name);
    }
  });

  test('messages and actions', async () => {
    const document = await open('orders.yaml');
    const [finding] = await findings(document.uri);
    ok(finding && hangul.test(finding.message), `message: ${finding?.message}`);
    for (const { title } of await quickFixes(document, finding.range)) ok(hangul.test(title), `action: ${title}`);
  });
});
