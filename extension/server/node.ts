/** Entry point of `dist/server.cjs`, the process that the extension starts. */
import { startProcessServer } from './stdio.ts';

startProcessServer();
