/** Entry point of the desktop and remote extension host: the server is a process of its own. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, activateExtension } from './activate.ts';
import { clientId, clientName, clientOptions } from './client-options.ts';

/** Where a debugger attaches to the server (`.vscode/launch.json`). */
const inspectorPort = 6009;

export function activate(context: vscode.ExtensionContext): Api {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  return activateExtension(
    context,
    (output, errorHandler) =>
      new LanguageClient(
        clientId,
        clientName,
        {
          run: { module, transport: TransportKind.ipc },
          debug: {
            module,
            transport: TransportKind.ipc,
            options: { execArgv: ['--nolazy', '--enable-source-maps', `--inspect=${inspectorPort}`] },
          },
        },
        clientOptions(output, errorHandler),
      ),
  );
}
