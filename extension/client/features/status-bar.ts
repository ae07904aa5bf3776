/** One item at the right of the status bar while a manifest is being looked at: how many findings the workspace has. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { countFindings, type FindingCounts } from './findings.ts';
import { isManifest } from './manifest-documents.ts';

const { t } = vscode.l10n;
const icon = '$(type-hierarchy-sub)';

export function registerStatusBar(context: vscode.ExtensionContext, session: Session): void {
  const item = vscode.window.createStatusBarItem('trafficPath.findings', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Traffic Path';
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || session.state === 'idle' || !isManifest(document)) {
      item.hide();
      return;
    }
    if (session.state === 'failed') showFailure(item);
    else showCounts(item, countFindings());
    item.show();
  };
  context.subscriptions.push(
    item,
    session.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(update),
  );
}

function showCounts(item: vscode.StatusBarItem, counts: FindingCounts): void {
  // The numbers stand between the icons, or the icons would touch.
  const parts = [
    ...(counts.errors > 0 ? [`${counts.errors} $(error)`] : []),
    ...(counts.warnings > 0 ? [`${counts.warnings} $(warning)`] : []),
    ...(counts.others > 0 ? [`${counts.others} $(info)`] : []),
  ];
  item.text = [icon, ...(parts.length > 0 ? parts : ['0'])].join(' ');
  item.tooltip =
    parts.length > 0
      ? t('Traffic Path: {0} errors, {1} warnings, {2} notes in {3} files', [
          counts.errors,
          counts.warnings,
          counts.others,
          counts.files,
        ])
      : t('Traffic Path: nothing found');
  item.accessibilityInformation = { label: item.tooltip };
  item.backgroundColor = undefined;
  item.command = 'workbench.actions.view.problems';
}

function showFailure(item: vscode.StatusBarItem): void {
  item.text = `${icon} $(error)`;
  item.tooltip = t('Traffic Path: the language server has stopped. Select to restart it; the reason is in the output.');
  item.accessibilityInformation = { label: item.tooltip };
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
  item.command = 'trafficPath.restartServer';
}
