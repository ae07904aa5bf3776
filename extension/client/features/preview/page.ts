/** The page of the preview: one script, one style sheet, nothing else may be loaded or run. */
import * as vscode from 'vscode';
import { pageAttributes } from '../../../protocol/panel-messages.ts';

export function localResourceRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist')];
}

export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const nonce = crypto.randomUUID().replaceAll('-', '');
  // `blob:` images: the picture itself, on its way to a PNG.
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    'img-src blob:',
  ].join('; ');
  const { language } = vscode.env;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Traffic Path</title>
<link rel="stylesheet" href="${file('webview.css')}">
</head>
<body ${pageAttributes.locale}="${language}">
<script nonce="${nonce}" src="${file('webview.js')}"></script>
</body>
</html>`;
}
