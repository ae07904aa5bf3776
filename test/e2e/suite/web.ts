/** Entry point in the web extension host: one file, with mocha's browser build. The counts go to the log, there are no files. */
import 'mocha/mocha.js';
import { counted, timeoutMilliseconds } from './counts.ts';

export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: timeoutMilliseconds });
  await import('./editing.test.ts');
  await new Promise<void>((done, fail) => {
    const runner = mocha.run(failures => {
      console.log(`e2e-results ${JSON.stringify(counted(runner.stats))}`);
      if (failures > 0) fail(new Error(`${failures} tests failed`));
      else done();
    });
    runner.on('pass', test => console.log(`  ✔ ${test.title}`));
    runner.on('fail', (test, error) => console.log(`  ✖ ${test.title}\n    ${error}`));
  });
}
