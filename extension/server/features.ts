/** The table of everything the server answers. One line a feature. */
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { ServerContext } from './context.ts';
import { codeActions } from './requests/code-actions.ts';
import { codeLens } from './requests/code-lens.ts';
import { completions } from './requests/completion.ts';
import { documentLink } from './requests/document-links.ts';
import { graph } from './requests/graph.ts';
import { hovers } from './requests/hover.ts';
import { idle } from './requests/idle.ts';
import { inlayHint } from './requests/inlay-hints.ts';
import { navigation } from './requests/navigation.ts';
import { reach } from './requests/reach.ts';
import { renaming } from './requests/rename.ts';
import { status } from './requests/status.ts';
import { symbols } from './requests/symbols.ts';
import { tracing } from './requests/trace.ts';

export interface Feature {
  /** What the server promises for it. */
  capabilities?(client: Client): ServerCapabilities;
  /** Registers its handlers. Called once, after `initialize`. */
  register(connection: Connection, context: ServerContext): void;
}

export const features: readonly Feature[] = [
  codeActions,
  codeLens,
  completions,
  documentLink,
  graph,
  hovers,
  inlayHint,
  navigation,
  reach,
  renaming,
  status,
  tracing,
  symbols,
  idle,
];
