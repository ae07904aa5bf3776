/** Writes an exported picture to a file, or to the clipboard. */
import * as vscode from 'vscode';
import type { ExportFormat } from '../../../protocol/panel-messages.ts';

const { t } = vscode.l10n;

/** Asks where to. `content` is text for SVG, base 64 for PNG. */
export async function saveExport(
  format: Exclude<ExportFormat, 'mermaid'>,
  name: string,
  content: string,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${name.replace(/\.[^.]+$/, '') || 'traffic'}.${format}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, file) } : {}),
    filters: { [format.toUpperCase()]: [format] },
    title: t('Export the Picture'),
  });
  if (!target) return;
  const bytes =
    format === 'png' ? Uint8Array.from(atob(content), c => c.charCodeAt(0)) : new TextEncoder().encode(content);
  await vscode.workspace.fs.writeFile(target, bytes);
}
