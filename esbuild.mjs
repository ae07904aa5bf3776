// Builds every bundle into dist/. Flags: --watch, --sourcemap, --only=NAME[,NAME].
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const only = process.argv
  .find(argument => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const common = {
  define: { TRAFFIC_PATH_VERSION: JSON.stringify(version) },
  bundle: true,
  minify: !watch,
  sourcemap: watch || process.argv.includes('--sourcemap'),
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  target: 'es2022',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const worker = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** Bundle name to build options. The extension's two hosts need CommonJS; VS Code provides `vscode` at run time. */
export const bundles = {
  'client.cjs': { ...node, entryPoints: ['extension/client/node.ts'], external: ['vscode'] },
  'client.web.cjs': { ...worker, format: 'cjs', entryPoints: ['extension/client/web.ts'], external: ['vscode'] },
  'server.cjs': { ...node, entryPoints: ['extension/server/node.ts'] },
  'server.web.js': { ...worker, format: 'iife', entryPoints: ['extension/server/worker.ts'] },
  'cli.cjs': { ...node, entryPoints: ['extension/cli/main.ts'], banner: { js: '#!/usr/bin/env node' } },
  'webview.js': { ...common, platform: 'browser', format: 'iife', entryPoints: ['webview/main.ts'] },
};

mkdirSync('dist', { recursive: true });
const selected = Object.entries(bundles).filter(
  ([name, options]) => (!only || only.includes(name)) && existsSync(options.entryPoints[0]),
);
await Promise.all(
  selected.map(async ([name, options]) => {
    const settings = { ...options, outfile: `dist/${name}` };
    if (!watch) return esbuild.build(settings);
    const context = await esbuild.context(settings);
    return context.watch();
  }),
);
if (existsSync('webview/theme.css')) copyFileSync('webview/theme.css', 'dist/webview.css');
