/** Entry point of the run with a Korean display language. */
import { runSuite } from './mocha-node.ts';

export const run = (): Promise<void> => runSuite(() => import('./korean.test.ts'));
