/** The server as a process: over standard input and output, or whatever the arguments name (`--node-ipc`, `--socket`). */
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { ClientFileHost } from './files/client-file-host.ts';
import { NodeFileHost } from './files/node-file-host.ts';
import { startServer } from './server.ts';

/** Serves one client over standard input and output, until it says goodbye or closes its end. */
export function startStdioServer(): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}

/** Serves the client that the command line's arguments name. */
export function startProcessServer(): void {
  serve(createConnection(ProposedFeatures.all));
}

function serve(connection: Connection): void {
  const report = (error: unknown) => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  // Whatever was overlooked costs one answer, not the server.
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  startServer(connection, new NodeFileHost(new ClientFileHost(connection)));
}
