/** Which open documents are Kubernetes manifests, as the editor sees them. */
import * as vscode from 'vscode';
import { looksLikeKubernetes, sniffedLines } from './kubernetes-sniff.ts';

/** `helm` is what the Helm extensions call a chart's templates. */
export const manifestLanguages: readonly string[] = ['yaml', 'json', 'helm'];

/** Looks at the head of the document only, so that it may be asked on every keystroke. */
export function isManifest(document: vscode.TextDocument): boolean {
  return (
    manifestLanguages.includes(document.languageId) &&
    looksLikeKubernetes(document.getText(new vscode.Range(0, 0, sniffedLines, 0)))
  );
}

/**
 * Schemes of the documents that are analysed. Not every scheme: the other side of a diff (`git:`) or an output is a second text of
 * the same object, which would look like a duplicate.
 */
export function analysedSchemes(): string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri.scheme);
  return [...new Set(['file', 'untitled', ...folders])];
}
