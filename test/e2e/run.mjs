/**
 * Runs the suites in a real VS Code: desktop where one can be had, otherwise the same suites in the workbench from the package
 * registry. Four runs: the node extension host, the web extension host, a person's keyboard in the page, and a Korean display language;
 * `TRAFFIC_PATH_E2E_RUN=web` chooses one by a part of its title.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { runTypedTrace } from './typed-trace.mjs';
import { desktopIsAvailable } from './workbench/desktop.mjs';
import { downloads, findChromium, installWorkbench, root } from './workbench/install.mjs';
import { runTestsInWebHost } from './workbench/web-host.mjs';

const suites = join(root, 'test/e2e/suite');
const bundles = join(root, 'out/e2e');

/** Runs everything; resolves to the counts of tests. A run that does not come to its end counts as a failed test. */
export async function runEndToEnd() {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const desktop = await desktopIsAvailable();
  const missing = whatTheWorkbenchMisses();
  if (!desktop && missing) {
    console.error(
      `The extension cannot be tested here: VS Code cannot be downloaded or has no display, and: ${missing}`,
    );
    return { ...totals, failed: 1 };
  }
  await bundleSuites();
  console.log(desktop ? 'In desktop VS Code' : 'In the workbench from the package registry, with a headless browser');
  const runs = [
    { title: 'node extension host', needsWorkbench: !desktop, run: () => inNodeHost('editing', { desktop }) },
    { title: 'web extension host', needsWorkbench: true, run: () => inWebHost() },
    // Desktop VS Code takes a display language only from a language pack, which would have to be downloaded.
    { title: 'keyboard', needsWorkbench: true, run: () => withWorkspace(runTypedTrace) },
    { title: 'Korean', needsWorkbench: true, run: () => inNodeHost('korean', { desktop: false, language: 'ko' }) },
  ];
  const wanted = process.env.TRAFFIC_PATH_E2E_RUN;
  for (const { title, needsWorkbench, run } of runs) {
    if (wanted && !title.includes(wanted)) continue;
    console.log(`\n▶ ${title}`);
    if (needsWorkbench && missing) {
      console.log(`Skipped: ${missing}`);
      totals.skipped += 1;
      continue;
    }
    const counts = await run().catch(error => {
      console.error(error instanceof Error ? error.message : error);
      return undefined;
    });
    if (!counts) totals.failed += 1;
    for (const key of Object.keys(totals)) totals[key] += counts?.[key] ?? 0;
  }
  return totals;
}

/** Why the workbench from the package registry cannot be used here; `undefined` when it can. Installs it if need be. */
function whatTheWorkbenchMisses() {
  try {
    findChromium();
    installWorkbench();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function bundleSuites() {
  const common = {
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
  };
  await esbuild.build({
    ...common,
    platform: 'node',
    external: ['vscode', 'mocha'],
    entryPoints: [join(suites, 'editing.ts'), join(suites, 'korean.ts')],
  });
  await esbuild.build({
    ...common,
    platform: 'browser',
    entryPoints: [join(suites, 'web.ts')],
    define: { global: 'globalThis', 'process.env.NODE_DEBUG': 'undefined' },
  });
}

async function inNodeHost(suite, { desktop, language }) {
  return withWorkspace(async workspace => {
    const results = join(workspace, '.results.json');
    await runTests({
      cachePath: downloads,
      ...(desktop ? {} : { vscodeExecutablePath: join(root, 'test/e2e/workbench/code-shim.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(bundles, `${suite}.cjs`),
      extensionTestsEnv: { TRAFFIC_PATH_E2E_RESULTS: results },
      launchArgs: [workspace, '--disable-extensions', ...(language ? [`--locale=${language}`] : [])],
    }).catch(error => {
      // A failed test makes the run fail, too; the counts tell more.
      if (!existsSync(results)) throw error;
    });
    return JSON.parse(readFileSync(results, 'utf8'));
  });
}

async function inWebHost() {
  return withWorkspace(async folder => {
    let counts;
    const onLog = line => {
      const json = /^e2e-results (.*)$/.exec(line)?.[1];
      if (json) counts = JSON.parse(json);
    };
    await runTestsInWebHost({ extension: root, tests: 'out/e2e/web.cjs', folder, onLog });
    return counts;
  });
}

/** The suites change files in the editor, so each run has a copy. */
async function withWorkspace(use) {
  const folder = mkdtempSync(join(tmpdir(), 'traffic-path-e2e-'));
  try {
    cpSync(join(root, 'test/e2e/workspace'), folder, { recursive: true });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
