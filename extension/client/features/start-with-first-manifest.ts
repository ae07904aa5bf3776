/** Starts the server when a Kubernetes manifest is opened or typed, and not for any other YAML or JSON. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { analysedSchemes, isManifest } from './manifest-documents.ts';

export function startWithFirstManifest(context: vscode.ExtensionContext, session: Session): void {
  let covered: ReadonlySet<string> = new Set();
  const waiting: vscode.Disposable[] = [];

  const consider = (document: vscode.TextDocument): void => {
    if (waiting.length === 0 || !analysedSchemes().includes(document.uri.scheme) || !isManifest(document)) return;
    for (const listener of waiting.splice(0)) listener.dispose();
    covered = new Set(analysedSchemes());
    // The reason is logged, and the status bar shows it.
    session.start().catch(() => undefined);
  };

  waiting.push(
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeTextDocument(event => consider(event.document)),
  );
  vscode.workspace.textDocuments.forEach(consider);

  context.subscriptions.push(
    { dispose: () => waiting.splice(0).forEach(listener => void listener.dispose()) },
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      // The client's documents are fixed when it starts; a folder of a new kind of file system needs a new one.
      if (session.state === 'idle' || analysedSchemes().every(scheme => covered.has(scheme))) return;
      covered = new Set(analysedSchemes());
      session.restart().catch(() => undefined);
    }),
  );
}
