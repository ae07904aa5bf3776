/** Entry point in the node extension host. */
import { runSuite } from './mocha-node.ts';

export const run = (): Promise<void> =>
  runSuite(async () => {
    await import('./editing.test.ts');
    await import('./preview.test.ts');
    await import('./trace.test.ts');
  });
