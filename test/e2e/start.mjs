/**
 * `npm start [FOLDER]`: builds the extension and opens a VS Code with it on a folder, `examples/` by default. Desktop VS Code where
 * `code` is installed, otherwise the workbench from the package registry, which runs until Ctrl-C. `--browser` asks for the latter,
 * `--port=N` fixes its port.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { root } from './workbench/install.mjs';
import { packExtension } from './workbench/package.mjs';
import { startServer, workbenchUrl } from './workbench/server.mjs';

const folder = resolve(process.argv.slice(2).find(argument => !argument.startsWith('-')) ?? join(root, 'examples'));
const port = Number(process.argv.find(argument => argument.startsWith('--port='))?.slice('--port='.length) ?? 0);
const shell = process.platform === 'win32';

const desktop =
  !process.argv.includes('--browser') && spawnSync('code', ['--version'], { stdio: 'ignore', shell }).status === 0;

if (desktop) {
  const built = spawnSync(process.execPath, [join(root, 'esbuild.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
  const opened = spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder], {
    stdio: 'inherit',
    shell,
  });
  process.exit(opened.status ?? 1);
}

try {
  const server = await startServer({ extension: packExtension(), testDriver: false, port });
  console.log(`\nVS Code with Traffic Path: ${workbenchUrl(server.port, folder)}\nCtrl-C ends it.`);
  const end = async () => {
    await server.stop();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
