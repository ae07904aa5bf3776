/** The language server as other editors start it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { folderWith, program } from './run.ts';

describe('lsp', () => {
  for (const args of [['--stdio'], [], ['--stdio', `--clientProcessId=${process.pid}`]]) {
    it(`answers an editor: ${args.join(' ').replace(/\d+/, 'ID')}`, { timeout: 60_000 }, async () => {
      const child = spawn(process.execPath, [program, 'lsp', ...args], { cwd: folderWith({}) });
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
        processId: process.pid,
        rootUri: null,
        workspaceFolders: null,
        capabilities: {},
      });
      assert.ok(capabilities.textDocumentSync !== undefined);
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      assert.deepEqual(await once(child, 'close'), [0, null]);
    });
  }
});
