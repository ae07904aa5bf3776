// Runs the suites: `node test/run.mjs [check] [unit] [e2e]`, all of them without arguments. Ends with one line that counts tests.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('-'));
const selected = name => wanted.length === 0 || wanted.includes(name);
const totals = { passed: 0, failed: 0, skipped: 0 };
/** The stages that failed, to be named at the end: what went wrong may have scrolled away. */
const failures = [];

/** Runs one stage and adds what it counted; a stage that throws, or that counts nothing at all, has failed. */
async function stage(title, run) {
  console.log(`\n▶ ${title}`);
  const start = performance.now();
  const counts = await Promise.resolve()
    .then(run)
    .catch(error => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
  if (counts.passed + counts.failed + counts.skipped === 0) counts.failed = 1;
  for (const key of Object.keys(totals)) totals[key] += counts[key];
  if (counts.failed > 0) failures.push(`${title}: ${counts.failed} failed`);
  console.log(`  ${title}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

/** A command that counts as one test. */
function command(title, file, args) {
  return stage(title, () => {
    const { status, signal, error } = spawnSync(file, args, { cwd: root, stdio: 'inherit' });
    if (error) console.error(error.message);
    if (signal) console.error(`Ended by ${signal}`);
    return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  });
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
  await command('types', bin('tsc'), ['-b']);
  await command('lint and format', bin('biome'), ['check', '.']);
  await command('generated files are up to date', bin('tsx'), ['docs/generate.ts', '--check']);
}
await command('build', process.execPath, ['esbuild.mjs']);
if (selected('unit')) await stage('unit tests', runUnitTests);
if (selected('e2e')) {
  await stage('in a real VS Code', async () => {
    const { runEndToEnd } = await import('./e2e/run.mjs');
    return runEndToEnd();
  });
}

if (failures.length > 0) console.log(`\n✖ ${failures.join('\n✖ ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/** Output is shown as it comes and kept, as the reporter's summary holds the counts. */
async function runUnitTests() {
  const child = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=spec', ...unitTests()], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', text => {
    process.stdout.write(text);
    output += text;
  });
  const status = await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', code => done(code ?? 1));
  });
  const count = name => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return {
    passed: count('pass'),
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: count('skipped') + count('todo'),
  };
}
