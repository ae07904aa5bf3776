// Runs the suites: `node test/run.mjs [check] [unit] [e2e]`, all of them without arguments. Ends with one line that counts tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('-'));
const selected = name => wanted.length === 0 || wanted.includes(name);
const totals = { passed: 0, failed: 0, skipped: 0 };

function step(title, command, args, options = {}) {
  console.log(`\n▶ ${title}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status ?? 1;
}

function must(title, command, args) {
  if (step(title, command, args) !== 0) totals.failed += 1;
  else totals.passed += 1;
}

/** Every *.test.ts below test/, without the suites that need a browser or an editor. */
function unitTests(folder = join(root, 'test')) {
  return readdirSync(folder, { withFileTypes: true, recursive: false }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'e2e' ? [] : unitTests(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

const bin = name => join(root, 'node_modules/.bin', name);

if (selected('check')) {
  must('types', bin('tsc'), ['-b']);
  must('lint and format', bin('biome'), ['check', '.']);
  must('generated files are up to date', bin('tsx'), ['docs/generate.ts', '--check']);
}
must('build', process.execPath, ['esbuild.mjs']);

if (selected('unit')) {
  console.log('\n▶ unit tests');
  const result = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=spec', ...unitTests()], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  process.stdout.write(result.stdout);
  const count = name => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(result.stdout)?.[1] ?? 0);
  totals.passed += count('pass');
  totals.failed += count('fail') + (result.status !== 0 && count('fail') === 0 ? 1 : 0);
  totals.skipped += count('skipped');
}

if (selected('e2e') && existsSync(join(root, 'test/e2e/run.mjs'))) {
  console.log('\n▶ in a real VS Code');
  const { runEndToEnd } = await import('./e2e/run.mjs');
  const result = await runEndToEnd();
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped;
}

console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 ? 1 : 0;
