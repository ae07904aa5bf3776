/** The table of everything the server answers. One line a feature. */
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { ServerContext } from './context.ts';
import { codeActions } from './requests/code-actions.ts';
import { idle } from './requests/idle.ts';

export interface Feature {
  /** What the server promises for it. */
  capabilities?(client: Client): ServerCapabilities;
  /** Registers its handlers. Called once, after `initialize`. */
  register(connection: Connection, context: ServerContext): void;
}

export const features: readonly Feature[] = [codeActions, idle];
