/** Entry point of the browser's extension host: the server is a web worker. */
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { type Api, activateExtension } from './activate.ts';
import { clientId, clientName, clientOptions } from './client-options.ts';

export function activate(context: vscode.ExtensionContext): Api {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);
  let worker: Worker | undefined;
  // A worker per start: one that died cannot be used again, and none ends by itself when its client stops.
  const connect = async (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(script);
    // Not the worker itself: the extension host's `Worker` is not the class that the language client looks for.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return activateExtension(
    context,
    (output, errorHandler) => new LanguageClient(clientId, clientName, connect, clientOptions(output, errorHandler)),
  );
}
