/** Entry point in the web extension host: one file, with mocha's browser build. The counts go to the log, there are no files. */
import 'mocha/mocha.js';
import { counted, LineReporter, timeoutMilliseconds } from './report.ts';

export async function run(): Promise<void> {
  mocha.setup({
    ui: 'tdd',
    timeout: timeoutMilliseconds,
    reporter: LineReporter as unknown as Mocha.ReporterConstructor,
  });
  await import('./editing.test.ts');
  await new Promise<void>((done, fail) => {
    const runner = mocha.run(failures => {
      console.log(`e2e-results ${JSON.stringify(counted(runner.stats))}`);
      if (failures > 0) fail(new Error(`${failures} tests failed`));
      else done();
    });
  });
}
