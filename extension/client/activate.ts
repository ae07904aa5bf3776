/**
 * Puts the client together. Activation itself does next to nothing: the server starts with the first document that looks like a
 * Kubernetes manifest, or when a command needs it.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient, ErrorHandler } from 'vscode-languageclient';
import { idleRequest } from '../protocol/requests.ts';
import { clientName } from './client-options.ts';
import { registerCommands } from './features/commands.ts';
import { registerContextKey } from './features/context-key.ts';
import { registerPreview } from './features/preview/index.ts';
import { TrafficGraphs } from './features/preview/traffic-graphs.ts';
import { startWithFirstManifest } from './features/start-with-first-manifest.ts';
import { registerStatusBar } from './features/status-bar.ts';
import { registerTrafficView } from './features/traffic-view/index.ts';
import { answerFileRequests } from './features/workspace-files.ts';
import { Session, type SessionState } from './session.ts';

/** What `activate` returns. For the tests; not a stable interface for other extensions. */
export interface Api {
  /** Resolves once nothing is pending: no scan, no analysis, nothing to publish. Rejects when no manifest was opened yet. */
  idle(): Promise<void>;
  state(): SessionState;
  /** What the preview in front shows; `undefined` without one, or before its first picture. */
  preview(): { uri: string | undefined; nodes: number; broken: number; stale: number } | undefined;
  /** What the preview in front traces, once there is an answer to what its page asked. */
  traced(): { target: string; verdict: string; hops: number; lit: number } | undefined;
  /** The preview's picture as Mermaid, made by its page: proof that the page is there and has drawn. */
  previewAsMermaid(): Promise<string | undefined>;
}

export function activateExtension(
  context: vscode.ExtensionContext,
  createClient: (output: vscode.LogOutputChannel, errorHandler: ErrorHandler) => BaseLanguageClient,
): Api {
  const output = vscode.window.createOutputChannel(clientName, { log: true });
  const session = new Session(errorHandler => createClient(output, errorHandler), output);
  context.subscriptions.push(output, session);
  session.onNewClient(answerFileRequests);
  registerCommands(context, session, output);
  registerContextKey(context);
  registerStatusBar(context, session);
  const graphs = new TrafficGraphs(session);
  const previews = registerPreview(context, session, graphs);
  registerTrafficView(context, graphs);
  context.subscriptions.push(graphs);
  startWithFirstManifest(context, session);
  return {
    state: () => session.state,
    preview: () => {
      const shown = previews.active?.shown;
      return shown && { uri: previews.active?.subject.uri, ...shown };
    },
    traced: () => {
      const traced = previews.active?.traced;
      if (!traced || traced.result.state === 'refused') return undefined;
      const { verdict, hops, nodes } = traced.result;
      return { target: traced.question.target, verdict, hops: hops.length, lit: nodes.length };
    },
    previewAsMermaid: async () => previews.active?.export('mermaid'),
    idle: async () => {
      if (session.state === 'idle') throw new Error('The language server has not been started');
      await (await session.start()).sendRequest(idleRequest);
    },
  };
}
