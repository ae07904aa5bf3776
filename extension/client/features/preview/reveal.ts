/** Shows in an editor where something of the picture is written. */
import * as vscode from 'vscode';
import type { GraphLocation } from '../../../protocol/graph.ts';
import { toRange } from './traffic-graphs.ts';

/** Uses the editor group that shows the file already, otherwise one that is not the preview's. */
export async function revealLocation(
  location: GraphLocation,
  options: { readonly takeFocus: boolean; readonly avoid: vscode.ViewColumn | undefined },
): Promise<void> {
  const uri = vscode.Uri.parse(location.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const range = toRange(location);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnFor(uri, options.avoid),
    preserveFocus: !options.takeFocus,
    preview: true,
  });
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnFor(uri: vscode.Uri, avoid: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const shows = (group: vscode.TabGroup): boolean =>
    group.tabs.some(tab => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString());
  const found =
    groups.find(group => group.viewColumn !== avoid && shows(group)) ??
    groups.find(
      group => group.viewColumn !== avoid && group.tabs.some(tab => tab.input instanceof vscode.TabInputText),
    );
  if (found) return found.viewColumn;
  return avoid === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
}
