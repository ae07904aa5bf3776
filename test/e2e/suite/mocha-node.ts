/** Runs a suite with mocha in the node extension host; writes the counts to the file that the environment names. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { type Counts, counted, LineReporter, timeoutMilliseconds } from './report.ts';

export async function runSuite(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: timeoutMilliseconds });
  mocha.reporter(LineReporter as unknown as Mocha.ReporterConstructor);
  // What mocha does before it loads a test file by name: it makes `suite` and `test` global.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const counts = await new Promise<Counts>(done => {
    const runner = mocha.run(() => done(counted(runner.stats)));
  });
  const file = process.env['TRAFFIC_PATH_E2E_RESULTS'];
  if (file) writeFileSync(file, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}
