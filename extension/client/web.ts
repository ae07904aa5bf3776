/** Entry point of the browser's extension host: the server is a web worker. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Api, activateExtension } from './activate.ts';
import { clientId, clientName, clientOptions } from './client-options.ts';

export function activate(context: vscode.ExtensionContext): Api {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);
  return activateExtension(
    context,
    (output, errorHandler) =>
      new LanguageClient(
        clientId,
        clientName,
        // A worker per start: the client ends the old one, and a worker that died cannot be used again.
        async () => new Worker(script),
        clientOptions(output, errorHandler),
      ),
  );
}
