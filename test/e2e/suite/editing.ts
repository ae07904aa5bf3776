/** Entry point in the node extension host. */
import { runSuite } from './mocha-node.ts';

export const run = (): Promise<void> => runSuite(() => import('./editing.test.ts'));
