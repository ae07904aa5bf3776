/** What the suites do with the editor. No sleeps: after every change they wait for the server to be idle. */
import * as vscode from 'vscode';
import type { Api } from '../../../extension/client/activate.ts';

export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: expected ${e}, but it is ${a}`);
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** The extension's interface, activated. */
export async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('traffic-path.traffic-path');
  ok(extension, 'The extension is not installed');
  return extension.activate();
}

export function uriOf(file: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, file);
}

export async function open(file: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The range of a text that stands once in the document. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  ok(start >= 0, `"${text}" is not in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text), by);
  ok(await vscode.workspace.applyEdit(edit), 'The edit was not applied');
}

export async function append(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(document.getText().length), text);
  ok(await vscode.workspace.applyEdit(edit), 'The edit was not applied');
}

/** The findings of a file once nothing is pending. */
export async function findings(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  await (await api()).idle();
  return vscode.languages.getDiagnostics(uri).filter(diagnostic => diagnostic.source === 'traffic-path');
}

/** `rule text` of each finding, the text being what is underlined. */
export async function summaries(document: vscode.TextDocument): Promise<string[]> {
  return (await findings(document.uri)).map(({ code, range }) => {
    const rule = typeof code === 'object' ? code.value : code;
    return `${rule} ${document.getText(range)}`;
  });
}

export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    // Actions come without their edits unless they are asked to be resolved.
    20,
  );
}

export async function apply(action: vscode.CodeAction): Promise<void> {
  ok(action.edit, `"${action.title}" has no edit`);
  ok(await vscode.workspace.applyEdit(action.edit), `"${action.title}" was not applied`);
}

export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(hover => hover.contents.map(content => (typeof content === 'string' ? content : content.value)))
    .join('\n');
}

/** What `read` gives once it is there: for what happens after the server has answered, in a page for instance. */
export async function until<T>(read: () => Promise<T>, what: string): Promise<NonNullable<T>> {
  const end = Date.now() + 20_000;
  for (;;) {
    await (await api()).idle();
    const value = await read();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise(done => setTimeout(done, 50));
  }
}
