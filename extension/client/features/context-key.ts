/** `trafficPath.hasResources`: the active editor shows a Kubernetes manifest. Menus and the palette hide what is of no use elsewhere. */
import * as vscode from 'vscode';
import { isManifest } from './manifest-documents.ts';

export function registerContextKey(context: vscode.ExtensionContext): void {
  let last: boolean | undefined;
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const hasResources = document !== undefined && isManifest(document);
    if (hasResources === last) return;
    last = hasResources;
    vscode.commands.executeCommand('setContext', 'trafficPath.hasResources', hasResources);
  };
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === vscode.window.activeTextEditor?.document) update();
    }),
  );
  update();
}
