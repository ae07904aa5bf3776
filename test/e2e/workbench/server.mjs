/** A VS Code server on 127.0.0.1 with a profile of its own, and the addresses its workbench is opened with. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installWorkbench } from './install.mjs';

/** Everything that would move, ask or call home. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

const startTimeoutMilliseconds = 60_000;

/**
 * Starts a server. `settings` are the user's; `extension` is a packaged .vsix to install first; `testDriver` lets the workbench take
 * an extension under development (and suppresses notifications, so leave it out where those are looked at).
 */
export async function startServer({ settings = {}, extension, testDriver = true, environment = {}, port = 0 } = {}) {
  const { node, main } = installWorkbench();
  const data = mkdtempSync(join(tmpdir(), 'traffic-path-workbench-'));
  mkdirSync(join(data, 'data/User'), { recursive: true });
  writeFileSync(join(data, 'data/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const common = ['--accept-server-license-terms', '--disable-telemetry', '--server-data-dir', data];
  if (extension)
    execFileSync(node, [main, ...common, '--install-extension', extension], { stdio: ['ignore', 'ignore', 'pipe'] });

  const child = spawn(
    node,
    [
      main,
      ...common,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--disable-workspace-trust',
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = async () => {
    const exited = child.exitCode === null && new Promise(done => child.once('exit', done));
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(impatience);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    return { port: await listeningPort(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listeningPort(child) {
  return new Promise((done, fail) => {
    let log = '';
    const failed = why => fail(new Error(`The VS Code server ${why}\n${log.slice(-2000)}`));
    const timer = setTimeout(() => failed('did not start in time'), startTimeoutMilliseconds);
    child.once('error', error => failed(String(error)));
    child.once('exit', code => failed(`ended with code ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        log += chunk;
        const port = /agent listening on (\d+)/.exec(log)?.[1];
        if (!port) return;
        clearTimeout(timer);
        done(Number(port));
      });
    }
  });
}

/** The address of a file or folder of this machine for the workbench. */
export function remoteUri(port, path) {
  return `vscode-remote://127.0.0.1:${port}${path}`;
}

/** The workbench's address. `payload`: pairs such as `['openFile', uri]`. */
export function workbenchUrl(port, folder, payload = []) {
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}
