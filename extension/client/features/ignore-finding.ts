/** "Ignore…": writes a suppression comment with a reason above the line of the cursor. The quick fixes do it without asking. */
import * as vscode from 'vscode';
import { isFinding, ruleOf } from './findings.ts';

const { t } = vscode.l10n;

export async function ignoreFinding(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const line = selection.active.line;
  const rules = findingsOfLine(document.uri, line);
  if (rules.size === 0) {
    vscode.window.setStatusBarMessage(t('Traffic Path: nothing to ignore on this line'), 5000);
    return;
  }
  const chosen = await chooseRules(rules);
  if (!chosen) return;
  const reason = await vscode.window.showInputBox({
    title: t('Ignore on this line: {0}', [chosen.join(', ')]),
    prompt: t('Why is this intended? The reason becomes part of the comment. It may be empty.'),
  });
  if (reason === undefined) return;
  await editor.edit(edit => {
    const indentation = /^\s*/.exec(document.lineAt(line).text)?.[0] ?? '';
    const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    edit.insert(new vscode.Position(line, 0), `${indentation}${suppressionComment(chosen, reason)}${end}`);
  });
}

/** Rule id → message, for the findings that begin on the line. */
function findingsOfLine(uri: vscode.Uri, line: number): Map<string, string> {
  return new Map(
    vscode.languages
      .getDiagnostics(uri)
      .filter(diagnostic => isFinding(diagnostic) && diagnostic.range.start.line === line)
      .map(diagnostic => [ruleOf(diagnostic), diagnostic.message]),
  );
}

async function chooseRules(rules: ReadonlyMap<string, string>): Promise<string[] | undefined> {
  if (rules.size === 1) return [...rules.keys()];
  const picked = await vscode.window.showQuickPick(
    [...rules].map(([label, detail]) => ({ label, detail, picked: true })),
    { canPickMany: true, title: t('Which findings should be ignored on this line?') },
  );
  return picked && picked.length > 0 ? picked.map(item => item.label) : undefined;
}

function suppressionComment(rules: readonly string[], reason: string): string {
  const why = reason.trim().replaceAll(/\s+/g, ' ');
  return `# traffic-path-ignore: ${rules.join(', ')}${why === '' ? '' : ` -- ${why}`}`;
}
