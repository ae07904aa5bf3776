/** Entry point of `dist/server.web.js`, the web worker that the extension starts in a browser. All files come from the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { ClientFileHost } from './files/client-file-host.ts';
import { startServer } from './server.ts';

const worker = self as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
startServer(connection, new ClientFileHost(connection));
